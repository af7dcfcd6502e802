namespace MleDashboard.Core.Training.Features;

/// <summary>Orders terms by what they tell about the target: the squared correlation between having the term and the target (for several classes the largest over them), the order of the F-test.</summary>
internal sealed class TermStrength
{
    private readonly TargetValues target;
    private readonly double[] means;
    private readonly double[] variances;

    public TermStrength(TargetValues target)
    {
        this.target = target;
        means = new double[Math.Max(1, target.ClassCount)];
        variances = new double[means.Length];
        for (var k = 0; k < means.Length; k++)
        {
            means[k] = target.Values.Average(value => OutputOf(value, k));
            variances[k] = target.Values.Average(value => Math.Pow(OutputOf(value, k) - means[k], 2));
        }
    }

    /// <param name="rows">Rows of the sample that have the term.</param>
    public double Of(List<int> rows, int sampleRows)
    {
        var share = Math.Min((double)rows.Count / sampleRows, 1 - 1e-9);
        var strongest = 0.0;
        Span<double> within = stackalloc double[Math.Min(means.Length, 1024)];
        within.Clear();
        foreach (var row in rows)
        {
            if (target.ClassCount == 0)
            {
                within[0] += target.Values[row];
            }
            else if (target.Values[row] < within.Length)
            {
                within[(int)target.Values[row]]++;
            }
        }

        for (var k = 0; k < within.Length; k++)
        {
            var difference = (within[k] / rows.Count) - means[k];
            strongest = Math.Max(strongest, variances[k] > 0 ? share / (1 - share) * difference * difference / variances[k] : 0);
        }

        return strongest;
    }

    private double OutputOf(double value, int k) => target.ClassCount == 0 ? value : value == k ? 1 : 0;
}
