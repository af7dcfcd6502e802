namespace MleDashboard.Core.Metrics;

internal sealed class LogLoss : Metric
{
    /// <summary>A probability of 0 would make the loss infinite.</summary>
    private const double Smallest = 1e-15;

    public override string Name => "log_loss";

    public override string Label => "Log loss";

    public override string Help => "Mean surprise at the actual class given the predicted probabilities; 0 is perfect, and a confident mistake costs most.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var sum = 0.0;
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            sum -= rows.WeightOf(row) * Math.Log(Math.Clamp(rows.Predicted.ProbabilitiesOf(row)[(int)rows.Actual[row]], Smallest, 1));
        }

        return sum / rows.TotalWeight;
    }
}
