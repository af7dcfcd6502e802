namespace MleDashboard.Core.Training.Features.Texts;

/// <summary>The target as numbers that texts can be regressed on: one for numbers and for two classes, else one for each of the first classes.</summary>
internal static class TextTarget
{
    private const int MostOutputs = 10;

    public static int OutputsOf(TargetValues target) => Math.Min(target.ClassCount > 2 ? target.ClassCount : 1, MostOutputs);

    /// <summary>Row by row, centred, for numbers also scaled, so that penalties mean the same for every target.</summary>
    public static float[] Of(TargetValues target)
    {
        var outputs = OutputsOf(target);
        var wanted = new float[target.Length * outputs];
        for (var k = 0; k < outputs; k++)
        {
            double Value(int row) => target.ClassCount <= 2 ? target.Values[row] : target.Values[row] == k ? 1 : 0;
            var rows = Enumerable.Range(0, target.Length);
            var mean = rows.Select(Value).DefaultIfEmpty().Average();
            var scale = target.ClassCount > 0 ? 1 : Math.Sqrt(rows.Select(row => (Value(row) - mean) * (Value(row) - mean)).DefaultIfEmpty().Average());
            foreach (var row in rows)
            {
                wanted[(row * outputs) + k] = (float)((Value(row) - mean) / Math.Max(scale, 1e-12));
            }
        }

        return wanted;
    }
}
