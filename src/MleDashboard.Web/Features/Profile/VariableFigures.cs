using System.Globalization;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Profile;

/// <summary>The figures of a column in the words of the page, ready to be shown.</summary>
internal static class VariableFigures
{
    public static IReadOnlyList<(string Label, string Value)> AtAGlance(ColumnProfile column)
    {
        var figures = new List<(string, string)> { ("Distinct", WithShare(column.DistinctCount, column.DistinctShare)), ("Missing", WithShare(column.MissingCount, column.MissingShare)) };
        switch (column)
        {
            case NumericProfile numeric:
                figures.AddRange(
                [
                    ("Mean", Formats.Number(numeric.Mean)), ("Median", Formats.Number(numeric.Median)), ("Minimum", Formats.Number(numeric.Min)), ("Maximum", Formats.Number(numeric.Max)),
                    ("Zeros", WithShare(numeric.ZeroCount, Of(numeric.ZeroCount, numeric.Count))), ("Negative", WithShare(numeric.NegativeCount, Of(numeric.NegativeCount, numeric.Count))),
                ]);
                if (numeric.InfiniteCount > 0)
                {
                    figures.Add(("Infinite", WithShare(numeric.InfiniteCount, Of(numeric.InfiniteCount, numeric.Count))));
                }

                break;
            case CategoricalProfile { CommonValues: [var most, ..] } labels:
                figures.AddRange([("Most frequent", most.Value), ("Its share", Formats.Percent(most.Share)), ("Occur once", Formats.Count(labels.UniqueCount)), ("Imbalance", Formats.Number(labels.Imbalance))]);
                break;
            case DateTimeProfile times:
                figures.AddRange([("Earliest", Time(times.Min)), ("Latest", Time(times.Max)), ("Median", Time(times.Median)), ("Days", Formats.Number(times.RangeDays))]);
                break;
            case TextProfile text:
                figures.AddRange([("Length", Lengths(text.Lengths)), ("Mean length", Formats.Number(text.Lengths?.Mean)), ("Mean words", Formats.Number(text.MeanWords)), ("Occur once", Formats.Count(text.UniqueCount))]);
                break;
            case IdentifierProfile identifier:
                figures.AddRange([("Length", Lengths(identifier.Lengths)), ("Occur once", Formats.Count(identifier.UniqueCount))]);
                break;
        }

        return figures;
    }

    public static IReadOnlyList<(string Title, IReadOnlyList<(string Label, string Value)> Figures)> Details(ColumnProfile column) => column switch
    {
        NumericProfile numeric =>
        [
            ("Quantiles",
            [
                ("Minimum", Formats.Number(numeric.Min)), ("5th percentile", Formats.Number(numeric.Percentile5)), ("First quartile", Formats.Number(numeric.Quartile1)), ("Median", Formats.Number(numeric.Median)),
                ("Third quartile", Formats.Number(numeric.Quartile3)), ("95th percentile", Formats.Number(numeric.Percentile95)), ("Maximum", Formats.Number(numeric.Max)), ("Range", Formats.Number(numeric.Range)),
                ("Interquartile range", Formats.Number(numeric.InterquartileRange)),
            ]),
            ("Description",
            [
                ("Standard deviation", Formats.Number(numeric.StandardDeviation)), ("Variance", Formats.Number(numeric.Variance)), ("Coefficient of variation", Formats.Number(numeric.CoefficientOfVariation)),
                ("Median absolute dev.", Formats.Number(numeric.MedianAbsoluteDeviation)), ("Skewness", Formats.Number(numeric.Skewness)), ("Kurtosis", Formats.Number(numeric.Kurtosis)), ("Sum", Formats.Number(numeric.Sum)),
                ("Order", Order(numeric.Monotonicity)), ("Memory", Formats.Bytes(numeric.MemoryBytes)), ("Infinite", Formats.Count(numeric.InfiniteCount)), ("Occur once", Formats.Count(numeric.UniqueCount)),
                ("Outliers, robust rule", numeric.Outliers is { } outliers ? Formats.Count(outliers.Count) : "–"),
                ("Outliers, IQR rule", numeric.Box is { } box ? Formats.Count(box.LowCount + box.HighCount) : "–"), ("Autocorrelation, lag 1", Formats.Number(numeric.Autocorrelation)), ("Dickey-Fuller", Formats.Number(numeric.UnitRoot)),
            ]),
        ],
        CategoricalProfile labels =>
        [
            ("Description",
            [
                ("Entropy in bits", Formats.Number(labels.Entropy)), ("Imbalance", Formats.Number(labels.Imbalance)), ("Length", Lengths(labels.Lengths)), ("Mean length", Formats.Number(labels.Lengths?.Mean)),
                ("Read as numbers", Formats.Percent(labels.NumberLikeShare)), ("With outer spaces", Formats.Count(labels.PaddedCount)), ("Memory", Formats.Bytes(labels.MemoryBytes)),
            ]),
        ],
        DateTimeProfile times => [("Description", [("Order", Order(times.Monotonicity)), ("Time of day", times.IsDateOnly ? "dates only" : "yes"), ("Usual step", times.TypicalStepSeconds is { } step ? Formats.Duration(TimeSpan.FromSeconds(step)) : "–"), ("Memory", Formats.Bytes(times.MemoryBytes))])],
        TextProfile text =>
        [
            ("Description",
            [
                ("Most words", text.MaxWords is { } words ? Formats.Count(words) : "–"), ("Read as numbers", Formats.Percent(text.NumberLikeShare)), ("Read as dates", Formats.Percent(text.DateLikeShare)),
                ("With outer spaces", Formats.Count(text.PaddedCount)), ("Memory", Formats.Bytes(text.MemoryBytes)),
            ]),
        ],
        IdentifierProfile identifier => [("Description", [("Mean length", Formats.Number(identifier.Lengths?.Mean)), ("Memory", Formats.Bytes(identifier.MemoryBytes))])],
        _ => [],
    };

    public static string KindName(ValueKind kind) => kind switch
    {
        ValueKind.Number => "numbers",
        ValueKind.Date => "dates",
        ValueKind.YesOrNo => "yes or no",
        ValueKind.Email => "e-mail addresses",
        ValueKind.Url => "web addresses",
        ValueKind.Phone => "telephone numbers",
        ValueKind.IpAddress => "network addresses",
        ValueKind.PaymentCard => "payment cards",
        ValueKind.Iban => "bank accounts",
        _ => "UUIDs",
    };

    public static string Time(DateTime? time) => time?.ToString(time.Value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "–";

    private static string WithShare(long count, double share) => count == 0 ? "0" : $"{Formats.Count(count)} ({Formats.Percent(share)})";

    private static double Of(long count, long total) => total == 0 ? 0 : (double)count / total;

    private static string Lengths(LengthStatistics? lengths) => lengths is null ? "–" : lengths.Min == lengths.Max ? Formats.Count(lengths.Min) : $"{Formats.Count(lengths.Min)} to {Formats.Count(lengths.Max)}";

    private static string Order(Monotonicity monotonicity) => monotonicity switch
    {
        Monotonicity.Increasing => "never falls",
        Monotonicity.StrictlyIncreasing => "always rises",
        Monotonicity.Decreasing => "never rises",
        Monotonicity.StrictlyDecreasing => "always falls",
        _ => "none",
    };
}
