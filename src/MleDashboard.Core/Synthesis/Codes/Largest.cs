namespace MleDashboard.Core.Synthesis.Codes;

internal static class Largest
{
    /// <summary>The index of the largest value, the first of equal ones.</summary>
    public static int Of(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var at = 1; at < values.Length; at++)
        {
            if (values[at] > values[best])
            {
                best = at;
            }
        }

        return best;
    }
}
