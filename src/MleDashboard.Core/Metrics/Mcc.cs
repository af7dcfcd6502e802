namespace MleDashboard.Core.Metrics;

/// <summary>R_k of Gorodkin (2004), which for two classes is the coefficient of Matthews (1975). 0 when one side has a single class, as in scikit-learn.</summary>
internal sealed class Mcc : Metric
{
    public override string Name => "mcc";

    public override string Label => "Matthews correlation";

    public override string LabelInSentence => Label;

    public override string Help => "Correlation of predicted and actual classes; 1 is perfect, 0 is no better than always giving one answer.";

    public override bool HigherIsBetter => true;

    public override double Optimum => 1;

    public override bool Supports(ProblemType problemType) => problemType is ProblemType.Binary or ProblemType.Multiclass;

    public override double Compute(ScoredRows rows)
    {
        var counts = ConfusionCounts.Of(rows);
        double n = counts.RowCount, correct = counts.Correct;
        double crossed = 0, actualSquares = 0, predictedSquares = 0;
        for (var k = 0; k < counts.ClassCount; k++)
        {
            double actual = counts.Actual(k), predicted = counts.Predicted(k);
            crossed += actual * predicted;
            actualSquares += actual * actual;
            predictedSquares += predicted * predicted;
        }

        var spread = Math.Sqrt((n * n) - predictedSquares) * Math.Sqrt((n * n) - actualSquares);
        return spread == 0 ? 0 : ((correct * n) - crossed) / spread;
    }
}
