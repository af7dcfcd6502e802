namespace MleDashboard.Core.Metrics;

internal sealed class Brier : Metric
{
    public override string Name => "brier";

    public override string Label => "Brier score";

    public override string LabelInSentence => Label;

    public override string Help => "Mean squared distance of the predicted probabilities from what happened; 0 is perfect.";

    public override bool HigherIsBetter => false;

    public override double Optimum => 0;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var sum = 0.0;
        for (var row = 0; row < rows.Actual.Length; row++)
        {
            var probabilities = rows.Predicted.ProbabilitiesOf(row);
            var actual = (int)rows.Actual[row];
            for (var k = 0; k < probabilities.Length; k++)
            {
                var distance = probabilities[k] - (k == actual ? 1 : 0);
                sum += distance * distance * rows.WeightOf(row);
            }
        }

        // Two classes err by the same amount: counting one of them is the usual definition (Brier 1950 sums both).
        return sum / rows.TotalWeight / (rows.ProblemType is ProblemType.Binary ? 2 : 1);
    }
}
