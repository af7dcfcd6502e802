namespace MleDashboard.Core.Training.Trained;

/// <summary>Weighted sums of predictions, added in a fixed order so that the same members give the same bits.</summary>
internal static class ModelAverages
{
    public static void Add(ref double[]? sum, double[] outputs, double weight)
    {
        if (sum is null)
        {
            sum = weight == 1 ? outputs : Array.ConvertAll(outputs, output => output * weight);
            return;
        }

        for (var at = 0; at < sum.Length; at++)
        {
            sum[at] += outputs[at] * weight;
        }
    }
}
