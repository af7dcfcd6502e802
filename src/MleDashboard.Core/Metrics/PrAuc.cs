namespace MleDashboard.Core.Metrics;

internal sealed class PrAuc : Metric
{
    public override string Name => "pr_auc";

    public override string Label => "Area under the precision-recall curve";

    public override string Help => "Average precision of the positive class over all thresholds; 1 is perfect, guessing gives the share of the positive class.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary;

    public override double Compute(ScoredRows rows) => new RankedScores(rows, rows.PositiveClass).AveragePrecision();
}
