namespace MleDashboard.Core.Synthesis.Quality;

/// <summary>
/// How like the real table a synthetic one is, with SDMetrics' scores: 1 is alike, 0 has nothing in common. What the rows are good for, and how near they come to real
/// ones, are said beside it: rows that look right may still carry little.
/// </summary>
public sealed record QualityReport
{
    /// <summary>Mean of <see cref="ShapeScore"/> and <see cref="TrendScore"/>.</summary>
    public required double Score { get; init; }

    /// <summary>Mean over the columns.</summary>
    public required double ShapeScore { get; init; }

    /// <summary>Mean over the pairs of columns; NaN with fewer than two.</summary>
    public required double TrendScore { get; init; }

    /// <summary>Worst first.</summary>
    public required IReadOnlyList<ColumnShape> Shapes { get; init; }

    /// <summary>Worst first.</summary>
    public required IReadOnlyList<PairTrend> Trends { get; init; }

    /// <summary>Null when no target was named.</summary>
    public UseTest? Use { get; init; }

    public required Detection Detection { get; init; }

    public required PrivacyReport Privacy { get; init; }

    /// <summary>Null in reports that were written before it was looked at.</summary>
    public ValidityReport? Validity { get; init; }
}

/// <summary>Whether the rows could stand in the real table at all: anything below 1 is a fault.</summary>
/// <param name="Score">Mean of the columns' mean and of the structure.</param>
/// <param name="Structure">Share of the columns of both tables that both have.</param>
/// <param name="Columns">Worst first.</param>
public sealed record ValidityReport(double Score, double Structure, IReadOnlyList<ColumnValidity> Columns);

/// <param name="Measure">What a value has to be.</param>
/// <param name="Score">Share of the rows whose value is.</param>
/// <param name="InvalidRows">Rows whose value is not.</param>
public sealed record ColumnValidity(string Column, string Measure, double Score, long InvalidRows)
{
    public const string Bounds = "within the real range";
    public const string Levels = "a value that occurs in the real rows";
    public const string Keys = "a key of its own";
}

/// <param name="Measure">"KS" for numbers and times, "TV" for levels: one minus the largest distance between the two distributions.</param>
/// <param name="Coverage">Share of the real range, or of the real levels, that occurs.</param>
/// <param name="RealMissing">Share of rows without a value.</param>
/// <param name="SyntheticMissing">Share of rows without a value.</param>
public sealed record ColumnShape(string Column, string Measure, double Score, double Coverage, double RealMissing, double SyntheticMissing);

/// <param name="Measure">"correlation" or "contingency".</param>
public sealed record PairTrend(string First, string Second, string Measure, double Score);

/// <summary>A model trained on synthetic rows and one trained on as many real rows, judged on real rows that neither has seen (Esteban et al. 2017).</summary>
/// <param name="Metric">Name in the metric catalog.</param>
/// <param name="Baseline">What guessing without any column reaches.</param>
public sealed record UseTest(string Target, string Metric, double TrainedOnReal, double TrainedOnSynthetic, double Baseline)
{
    /// <summary>A smaller share of the real rows' gain over guessing is chance on a holdout of a thousand rows.</summary>
    public const double ChanceShare = 0.05;

    /// <summary>Of what the real rows gain over guessing, the share that the synthetic rows gain; NaN when the real rows gain nothing.</summary>
    public double KeptShare { get; init; } = double.NaN;

    /// <summary>Learning from the synthetic rows is no better than guessing.</summary>
    public bool IsUseless { get; init; }
}

/// <summary>How well a model tells real rows from synthetic ones: area under its ROC curve by cross-validation, 0.5 when it cannot.</summary>
public sealed record Detection(double Auc);

/// <summary>How near synthetic rows come to real ones.</summary>
public sealed record PrivacyReport
{
    /// <summary>Share of synthetic rows that are a training row, value by value.</summary>
    public required double Copies { get; init; }

    /// <summary>The same of real rows that were held out; null without any.</summary>
    public double? HoldoutCopies { get; init; }

    /// <summary>Median distance to the nearest training row: mean over the columns, a number by its share of the range, a level 0 or 1.</summary>
    public required double NearestDistance { get; init; }

    /// <summary>The same of real rows that were held out.</summary>
    public double? HoldoutNearestDistance { get; init; }
}
