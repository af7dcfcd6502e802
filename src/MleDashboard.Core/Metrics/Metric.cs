namespace MleDashboard.Core.Metrics;

/// <summary>What a metric is computed from.</summary>
/// <param name="Actual">n class indices (0..k-1), or n numbers for regression; none missing.</param>
/// <param name="PositiveClass">Binary: index of the class that precision, recall, F1 and AUC are about.</param>
public sealed record ScoredRows(ProblemType ProblemType, double[] Actual, Predictions Predicted, int PositiveClass = 1)
{
    /// <summary>How much each row counts, 0 or more: a row of weight 2 is as good as two of it. Null: all alike.</summary>
    public double[]? Weights { get; init; }

    /// <summary>Regression: what the pinball loss is about; the build's own <c>Quantile</c>.</summary>
    public double Quantile { get; init; } = 0.5;

    public double WeightOf(int row) => Weights is null ? 1 : Weights[row];

    /// <summary>Sum of the weights; without them the number of rows.</summary>
    public double TotalWeight => Weights is null ? Actual.Length : Weights.Sum();
}

/// <summary>A score with its direction. One file each; listed in <see cref="MetricCatalog"/>.</summary>
public abstract class Metric
{
    /// <summary>The name in settings, JSON and tables: "roc_auc".</summary>
    public abstract string Name { get; }

    /// <summary>For people: "Area under the ROC curve".</summary>
    public abstract string Label { get; }

    /// <summary>The label within a sentence: with a small first letter, but for names and abbreviations.</summary>
    public virtual string LabelInSentence => Label is [var first, var second, ..] && char.IsLower(second) ? char.ToLowerInvariant(first) + Label[1..] : Label;

    /// <summary>One sentence that says what it is and what is good.</summary>
    public abstract string Help { get; }

    public abstract bool HigherIsBetter { get; }

    /// <summary>The value of a perfect prediction.</summary>
    public abstract double Optimum { get; }

    public abstract bool Supports(ProblemType problemType);

    /// <summary>NaN when it is not defined on these rows (one class only).</summary>
    public abstract double Compute(ScoredRows rows);

    /// <summary>The value turned so that higher is better, for ranking.</summary>
    public double Ranked(double value) => HigherIsBetter ? value : -value;
}
