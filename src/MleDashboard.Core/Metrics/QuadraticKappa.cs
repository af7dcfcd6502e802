namespace MleDashboard.Core.Metrics;

/// <summary>Cohen 1968: disagreements weigh by the squared distance of the classes in their natural order, as scikit-learn's <c>cohen_kappa_score(weights="quadratic")</c>.</summary>
internal sealed class QuadraticKappa : Metric
{
    public override string Name => "quadratic_kappa";

    public override string Label => "Quadratic kappa";

    public override string Help => "Agreement beyond chance for classes that have an order, a mistake by two classes costing four times one by a single class; 1 is perfect, 0 is chance.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var counts = ConfusionCounts.Of(rows);
        double seen = 0, chance = 0;
        for (var actual = 0; actual < counts.ClassCount; actual++)
        {
            for (var predicted = 0; predicted < counts.ClassCount; predicted++)
            {
                double squared = (actual - predicted) * (actual - predicted);
                seen += squared * counts[actual, predicted];
                chance += squared * counts.Actual(actual) * counts.Predicted(predicted) / counts.RowCount;
            }
        }

        return chance > 0 ? 1 - (seen / chance) : double.NaN;
    }
}
