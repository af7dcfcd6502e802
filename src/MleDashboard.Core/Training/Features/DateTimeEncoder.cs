using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>Days since the first training row and the parts of the calendar that differ among the training rows; for weights the parts go round in a circle.</summary>
internal sealed record DateTimeEncoder : ColumnEncoder
{
    public required long Origin { get; init; }

    public required double SpanDays { get; init; }

    public required IReadOnlyList<DatePart> Parts { get; init; }

    /// <summary>How dates are written that were kept as text.</summary>
    public TextReading Reading { get; init; } = TextReading.TimeMonthFirst;

    [JsonIgnore]
    public override ColumnType Type => ColumnType.DateTime;

    [JsonIgnore]
    public override string Note =>
        $"{(StoredAs is null ? "" : "dates kept as text: ")}as days passed{string.Concat(Parts.Select(part => $", {DateParts.NameOf(part).Replace('_', ' ')}"))}";

    public static DateTimeEncoder Fit(string column, ReadOnlySpan<long> ticks)
    {
        long first = long.MaxValue, last = long.MinValue;
        var seen = Enum.GetValues<DatePart>().ToDictionary(part => part, _ => new HashSet<double>());
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
                values.Add(DateParts.Of(part, new DateTime(value)));
            }
        }

        // The time of day says the hour too, and only full hours need no more.
        seen.Remove(seen[DatePart.TimeOfDay].Count > seen[DatePart.Hour].Count ? DatePart.Hour : DatePart.TimeOfDay);
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
            var name = $"{Column}.{DateParts.NameOf(part)}";
            if (view == FeatureView.Tree || DateParts.IsYesOrNo(part))
            {
                features.Add(new Feature(name, Column));
            }
            else if (DateParts.PeriodOf(part) > 0)
            {
                features.Add(new Feature($"{name}.sin", Column));
                features.Add(new Feature($"{name}.cos", Column));
            }
        }

        return features;
    }

    /// <summary>The times of a column of any kind.</summary>
    public long[] TicksOf(ColumnData column)
    {
        if (column is DateTimeColumn times)
        {
            return times.Ticks;
        }

        var ticks = new long[column.Length];
        for (var row = 0; row < ticks.Length; row++)
        {
            ticks[row] = StoredText.Ticks(column.TextAt(row), Reading);
        }

        return ticks;
    }

    protected override void Encode(ColumnData column, FeatureView view, FeatureMatrix into, int first, int threads)
    {
        var ticks = TicksOf(column);
        var width = FeaturesOf(view).Count;
        for (var row = 0; row < ticks.Length; row++)
        {
            var at = first;
            if (ticks[row] == DateTimeColumn.Missing)
            {
                for (; at < first + width; at++)
                {
                    into.Column(at)[row] = view == FeatureView.Tree ? float.NaN : 0;
                }

                continue;
            }

            var time = new DateTime(ticks[row]);
            var days = (ticks[row] - Origin) / (double)TimeSpan.TicksPerDay;
            into.Column(at++)[row] = (float)(view == FeatureView.Tree ? days : Math.Clamp((2 * days / SpanDays) - 1, -3, 3));
            foreach (var part in Parts)
            {
                var value = DateParts.Of(part, time);
                if (view == FeatureView.Tree || DateParts.IsYesOrNo(part))
                {
                    into.Column(at++)[row] = (float)value;
                }
                else if (DateParts.PeriodOf(part) is > 0 and var period)
                {
                    var (sin, cos) = Math.SinCos(2 * Math.PI * value / period);
                    into.Column(at++)[row] = (float)sin;
                    into.Column(at++)[row] = (float)cos;
                }
            }
        }
    }
}
