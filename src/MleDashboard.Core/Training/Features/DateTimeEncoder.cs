using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>Days since the first training row and the parts of the calendar that differ among the training rows; for weights the parts go round in a circle.</summary>
internal sealed record DateTimeEncoder : ColumnEncoder
{
    public required long Origin { get; init; }

    public required double SpanDays { get; init; }

    public required IReadOnlyList<DatePart> Parts { get; init; }

    public override ColumnType Type => ColumnType.DateTime;

    public override string Note => $"as days passed, {string.Join(", ", Parts.Select(part => PartName(part).Replace('_', ' ')))}";

    public static DateTimeEncoder Fit(string column, ReadOnlySpan<long> ticks)
    {
        long first = long.MaxValue, last = long.MinValue;
        var seen = Enum.GetValues<DatePart>().ToDictionary(part => part, _ => new HashSet<int>());
        foreach (var value in ticks)
        {
            if (value == DateTimeColumn.Missing)
            {
                continue;
            }

            first = Math.Min(first, value);
            last = Math.Max(last, value);
            foreach (var (part, values) in seen)
            {
                values.Add(PartOf(part, new DateTime(value)));
            }
        }

        return new DateTimeEncoder
        {
            Column = column,
            Origin = first,
            SpanDays = Math.Max(1e-6, TimeSpan.FromTicks(last - first).TotalDays),
            Parts = [.. seen.Where(part => part.Value.Count > 1).Select(part => part.Key)],
        };
    }

    public override IReadOnlyList<Feature> FeaturesOf(FeatureView view)
    {
        var features = new List<Feature> { new($"{Column}.days", Column) };
        foreach (var part in Parts)
        {
            if (view == FeatureView.Tree)
            {
                features.Add(new Feature($"{Column}.{PartName(part)}", Column));
            }
            else if (PeriodOf(part) > 0)
            {
                features.Add(new Feature($"{Column}.{PartName(part)}.sin", Column));
                features.Add(new Feature($"{Column}.{PartName(part)}.cos", Column));
            }
        }

        return features;
    }

    public override void Encode(ColumnData column, FeatureView view, FeatureMatrix into, int first)
    {
        var ticks = TicksOf(column);
        for (var row = 0; row < ticks.Length; row++)
        {
            var at = first;
            if (ticks[row] == DateTimeColumn.Missing)
            {
                for (var width = FeaturesOf(view).Count; at < first + width; at++)
                {
                    into.Column(at)[row] = view == FeatureView.Tree ? float.NaN : 0;
                }

                continue;
            }

            var time = new DateTime(ticks[row]);
            var days = TimeSpan.FromTicks(ticks[row] - Origin).TotalDays;
            into.Column(at++)[row] = (float)(view == FeatureView.Tree ? days : Math.Clamp((2 * days / SpanDays) - 1, -3, 3));
            foreach (var part in Parts)
            {
                var value = PartOf(part, time);
                if (view == FeatureView.Tree)
                {
                    into.Column(at++)[row] = value;
                }
                else if (PeriodOf(part) is > 0 and var period)
                {
                    var (sin, cos) = Math.SinCos(2 * Math.PI * value / period);
                    into.Column(at++)[row] = (float)sin;
                    into.Column(at++)[row] = (float)cos;
                }
            }
        }
    }

    private static long[] TicksOf(ColumnData column)
    {
        if (column is DateTimeColumn times)
        {
            return times.Ticks;
        }

        var ticks = new long[column.Length];
        for (var row = 0; row < ticks.Length; row++)
        {
            ticks[row] = DateTime.TryParse(column.TextAt(row), System.Globalization.CultureInfo.InvariantCulture, out var time) ? time.Ticks : DateTimeColumn.Missing;
        }

        return ticks;
    }

    private static int PartOf(DatePart part, DateTime time) => part switch
    {
        DatePart.Year => time.Year,
        DatePart.Month => time.Month,
        DatePart.DayOfMonth => time.Day,
        DatePart.DayOfWeek => (int)time.DayOfWeek,
        DatePart.DayOfYear => time.DayOfYear,
        DatePart.Hour => time.Hour,
        _ => time.Minute,
    };

    /// <summary>Zero for a part that does not come again.</summary>
    private static double PeriodOf(DatePart part) => part switch
    {
        DatePart.Month => 12,
        DatePart.DayOfMonth => 31,
        DatePart.DayOfWeek => 7,
        DatePart.DayOfYear => 365.25,
        DatePart.Hour => 24,
        DatePart.Minute => 60,
        _ => 0,
    };

    private static string PartName(DatePart part) => part switch
    {
        DatePart.DayOfMonth => "day_of_month",
        DatePart.DayOfWeek => "day_of_week",
        DatePart.DayOfYear => "day_of_year",
        _ => part.ToString().ToLowerInvariant(),
    };
}

internal enum DatePart
{
    Year,
    Month,
    DayOfMonth,
    DayOfWeek,
    DayOfYear,
    Hour,
    Minute,
}
