using System.Globalization;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Profiling.Targets;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>
/// A report that can be shown to people who may not see the data: nothing in it comes from a single row. Each part is built anew from what is known to be
/// harmless, so that a figure which someone adds to a profile later is left out until someone thinks about it.
/// </summary>
public static class SensitiveReport
{
    /// <summary>Labels and bins of fewer rows could point at a person and are put together with others.</summary>
    public const int FewestRows = 5;

    /// <param name="hideLabels">Replaces the labels of categories by "label 1", "label 2": for labels that are names themselves.</param>
    public static ProfileReport Of(ProfileReport report, bool hideLabels) => new()
    {
        IsSensitive = true,
        SchemaVersion = report.SchemaVersion,
        Overview = report.Overview,
        Alerts = [.. report.Alerts.Select(alert => new Alert(alert.Rule, alert.Severity, alert.Column, AlertRules.ForName(alert.Rule).Label + ".", alert.Advice) { OtherColumn = alert.OtherColumn })],
        Columns = [.. report.Columns.Select(column => OfColumn(column, hideLabels))],
        Correlations = report.Correlations,
        Target = report.Target is { } target ? OfTarget(target, hideLabels) : null,
        Missing = report.Missing,
        Duplicates = report.Duplicates is { } duplicates ? duplicates with { MostFrequent = [] } : null,
        Sample = new SampleSection { Columns = [], First = [], Last = [] },
        Pending = report.Pending,
        Reproduction = report.Reproduction,
    };

    private static ColumnProfile OfColumn(ColumnProfile column, bool hideLabels) => column switch
    {
        NumericProfile numeric => OfNumbers(numeric),
        CategoricalProfile labels => OfLabels(labels, hideLabels),
        DateTimeProfile times => OfTimes(times),
        TextProfile text => new TextProfile
        {
            Name = text.Name, Type = text.Type, TypeReason = text.TypeReason, Rows = text.Rows, MissingCount = text.MissingCount, MismatchedCount = text.MismatchedCount,
            DistinctCount = text.DistinctCount, UniqueCount = text.UniqueCount, MemoryBytes = text.MemoryBytes,
            Lengths = text.Lengths, MeanWords = text.MeanWords, MaxWords = text.MaxWords, CommonWords = [], CommonValues = [],
            NumberLikeShare = text.NumberLikeShare, DateLikeShare = text.DateLikeShare, PaddedCount = text.PaddedCount, Facts = OfFacts(text.Facts),
        },
        _ => new IdentifierProfile
        {
            Name = column.Name, Type = column.Type, TypeReason = column.TypeReason, Rows = column.Rows, MissingCount = column.MissingCount, MismatchedCount = column.MismatchedCount,
            DistinctCount = column.DistinctCount, UniqueCount = column.UniqueCount, MemoryBytes = column.MemoryBytes,
            Lengths = (column as IdentifierProfile)?.Lengths, RepeatedValues = [], Examples = [], Facts = OfFacts((column as IdentifierProfile)?.Facts),
        },
    };

    /// <summary>What values read as and are written with, in counts; shapes and placeholders are values.</summary>
    private static TextFacts? OfFacts(TextFacts? facts) => facts is null ? null : new TextFacts
    {
        Values = facts.Values, Kinds = facts.Kinds, Scripts = facts.Scripts, Characters = facts.Characters, Patterns = [], Placeholders = [],
    };

    /// <summary>Powers are figures of all rows; ranges of a histogram end at single values, and so may the ranges within which a target is shown.</summary>
    private static TargetSection OfTarget(TargetSection target, bool hideLabels)
    {
        var bars = target.Distribution.IsHistogram ? [] : target.Distribution.Bars.Where(bar => bar.Count >= FewestRows).ToList();
        return new TargetSection
        {
            Target = target.Target, Problem = target.Problem, Measure = target.Measure, NaiveScore = target.NaiveScore, SampledRows = target.SampledRows, Limits = target.Limits, Classes = [],
            Columns = [.. target.Columns.Select(column => new ColumnPower(column.Column, column.Power, column.Score, column.Note))],
            Distribution = new TargetDistribution
            {
                Target = target.Distribution.Target, Type = target.Distribution.Type, Rows = target.Distribution.Rows, SampledRows = target.Distribution.SampledRows,
                MissingCount = target.Distribution.MissingCount, DistinctCount = target.Distribution.DistinctCount, IsHistogram = target.Distribution.IsHistogram,
                Recommended = target.Distribution.Recommended, Possible = target.Distribution.Possible, Reason = target.Distribution.Reason,
                Bars = [.. bars.Select((bar, index) => hideLabels ? bar with { Label = string.Create(CultureInfo.InvariantCulture, $"label {index + 1}") } : bar)],
            },
        };
    }

    /// <summary>Smallest, largest and their sum are values of single rows; quantiles of few rows are as well.</summary>
    private static NumericProfile OfNumbers(NumericProfile numeric)
    {
        var isLarge = numeric.Count >= 20 * FewestRows;
        return new NumericProfile
        {
            Name = numeric.Name, Type = numeric.Type, TypeReason = numeric.TypeReason, Rows = numeric.Rows, MissingCount = numeric.MissingCount, MismatchedCount = numeric.MismatchedCount,
            DistinctCount = numeric.DistinctCount, UniqueCount = numeric.UniqueCount, MemoryBytes = numeric.MemoryBytes,
            InfiniteCount = numeric.InfiniteCount, ZeroCount = numeric.ZeroCount, NegativeCount = numeric.NegativeCount, IsInteger = numeric.IsInteger, Monotonicity = numeric.Monotonicity,
            Mean = isLarge ? numeric.Mean : null,
            StandardDeviation = isLarge ? numeric.StandardDeviation : null,
            Variance = isLarge ? numeric.Variance : null,
            CoefficientOfVariation = isLarge ? numeric.CoefficientOfVariation : null,
            Percentile5 = isLarge ? numeric.Percentile5 : null,
            Quartile1 = isLarge ? numeric.Quartile1 : null,
            Median = isLarge ? numeric.Median : null,
            Quartile3 = isLarge ? numeric.Quartile3 : null,
            Percentile95 = isLarge ? numeric.Percentile95 : null,
            InterquartileRange = isLarge ? numeric.InterquartileRange : null,
            MedianAbsoluteDeviation = isLarge ? numeric.MedianAbsoluteDeviation : null,
            Skewness = isLarge ? numeric.Skewness : null,
            Kurtosis = isLarge ? numeric.Kurtosis : null,
            Autocorrelation = isLarge ? numeric.Autocorrelation : null,
            UnitRoot = isLarge ? numeric.UnitRoot : null,
            Outliers = isLarge ? numeric.Outliers : null,
            Histogram = isLarge ? Inner(numeric) : [],
            CommonValues = [], LowestValues = [], HighestValues = [],
        };
    }

    /// <summary>The bins between the 5th and the 95th percentile, whose edges are no one's value.</summary>
    private static List<Metrics.HistogramBin> Inner(NumericProfile numeric)
    {
        double low = numeric.Percentile5 ?? double.NegativeInfinity, high = numeric.Percentile95 ?? double.PositiveInfinity;
        return [.. numeric.Histogram.Where(bin => bin.Low >= low && bin.High <= high && (bin.Count == 0 || bin.Count >= FewestRows))];
    }

    private static CategoricalProfile OfLabels(CategoricalProfile labels, bool hideLabels)
    {
        var shown = labels.CommonValues.Where(value => value.Count >= FewestRows).ToList();
        return new CategoricalProfile
        {
            Name = labels.Name, Type = labels.Type, TypeReason = labels.TypeReason, Rows = labels.Rows, MissingCount = labels.MissingCount, MismatchedCount = labels.MismatchedCount,
            DistinctCount = labels.DistinctCount, UniqueCount = labels.UniqueCount, MemoryBytes = labels.MemoryBytes,
            CommonValues = [.. shown.Select((value, index) => hideLabels ? value with { Value = $"label {index + 1}" } : value)],
            OtherCount = labels.Count - shown.Sum(value => value.Count),
            Lengths = hideLabels ? null : labels.Lengths,
            Entropy = labels.Entropy, Imbalance = labels.Imbalance, NumberLikeShare = labels.NumberLikeShare, PaddedCount = labels.PaddedCount, Variants = [], Facts = OfFacts(labels.Facts),
        };
    }

    private static DateTimeProfile OfTimes(DateTimeProfile times) => new()
    {
        Name = times.Name, Type = times.Type, TypeReason = times.TypeReason, Rows = times.Rows, MissingCount = times.MissingCount, MismatchedCount = times.MismatchedCount,
        DistinctCount = times.DistinctCount, UniqueCount = times.UniqueCount, MemoryBytes = times.MemoryBytes,
        IsDateOnly = times.IsDateOnly, Monotonicity = times.Monotonicity, BinUnit = times.BinUnit,
        Histogram = [.. times.Histogram.Where(bin => bin.Count >= FewestRows)],
        Weekdays = times.Weekdays, Hours = times.Hours, CommonValues = [],
        TypicalStepSeconds = times.Count >= 20 * FewestRows ? times.TypicalStepSeconds : null,
    };
}
