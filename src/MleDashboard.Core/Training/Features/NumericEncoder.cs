using System.Globalization;
using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>Trees take the number as it is. For weights it is centred and scaled, on a logarithmic scale when it has a long tail, and clipped to five deviations. Networks get it, on the same scale, by median and quartiles, bounded smoothly at three (Holzmüller, Grinsztajn and Steinwart 2024).</summary>
internal sealed record NumericEncoder : ColumnEncoder
{
    private const double LongTail = 2;
    private const float Clip = 5;
    private const int FewestCodes = 3;

    /// <summary>Chosen by cross-validation: hours of the day are worth a weight each (error of a linear model on hourly counts 142 to 102), on few rows they only add noise.</summary>
    private const int MostCodes = 25;

    private const int RowsOfCode = 40;

    public required double Mean { get; init; }

    public required double Deviation { get; init; }

    public required bool IsLogScale { get; init; }

    public required bool HasMissing { get; init; }

    /// <summary>For weights: the values, when they are a few whole numbers that may be codes; each is a yes or no beside the number.</summary>
    public IReadOnlyList<double> Codes { get; init; } = [];

    public double Median { get; init; }

    /// <summary>Between the quartiles; where they are the same, half the range.</summary>
    public double Spread { get; init; } = 1;

    [JsonIgnore]
    public override ColumnType Type => ColumnType.Numeric;

    [JsonIgnore]
    public override string Note => (StoredAs, HasMissing) switch
    {
        (null, false) => "number",
        (null, true) => "number; missing values kept as such",
        _ => "numbers kept as text: read as numbers, what is none counts as missing",
    };

    /// <summary>Beside the levels of the same column it needs a name of its own.</summary>
    private string Name => StoredAs == ColumnType.Categorical ? $"{Column}.number" : Column;

    public static NumericEncoder Fit(string column, ReadOnlySpan<double> values)
    {
        var plain = Moments(values, isLogScale: false);
        var log = Moments(values, isLogScale: true);
        var isLogScale = Math.Abs(plain.Skew) > LongTail && Math.Abs(log.Skew) < Math.Abs(plain.Skew);
        var (mean, deviation, _) = isLogScale ? log : plain;
        var (median, spread) = Quartiles(values, isLogScale);
        return new NumericEncoder
        {
            Column = column,
            Mean = mean,
            Deviation = deviation > 0 ? deviation : 1,
            IsLogScale = isLogScale,
            HasMissing = values.ContainsAnyExceptFinite(),
            Codes = CodesOf(values),
            Median = median,
            Spread = spread,
        };
    }

    public override IReadOnlyList<Feature> FeaturesOf(FeatureView view)
    {
        var features = new List<Feature> { new(Name, Column) };
        if (view != FeatureView.Tree && HasMissing)
        {
            features.Add(new Feature($"{Name}.missing", Column));
        }

        if (view == FeatureView.Linear)
        {
            features.AddRange(Codes.Select(code => new Feature(string.Create(CultureInfo.InvariantCulture, $"{Name}={code}"), Column)));
        }

        return features;
    }

    protected override void Encode(ColumnData column, FeatureView view, FeatureMatrix into, int first, int threads)
    {
        var values = NumbersOf(column);
        var encoded = into.Column(first);
        if (view == FeatureView.Tree)
        {
            for (var row = 0; row < values.Length; row++)
            {
                encoded[row] = ToSingle(values[row]);
            }

            return;
        }

        for (var row = 0; row < values.Length; row++)
        {
            var scaled = view == FeatureView.Neural ? Bounded(values[row]) : (float)((Scaled(values[row], IsLogScale) - Mean) / Deviation);
            encoded[row] = float.IsNaN(scaled) ? 0 : Math.Clamp(scaled, -Clip, Clip);
        }

        if (HasMissing)
        {
            var missing = into.Column(first + 1);
            for (var row = 0; row < values.Length; row++)
            {
                missing[row] = double.IsFinite(values[row]) ? 0 : 1;
            }
        }

        for (var code = 0; view == FeatureView.Linear && code < Codes.Count; code++)
        {
            var isCode = into.Column(first + 1 + (HasMissing ? 1 : 0) + code);
            for (var row = 0; row < values.Length; row++)
            {
                isCode[row] = values[row] == Codes[code] ? 1 : 0;
            }
        }
    }

    private static double[] CodesOf(ReadOnlySpan<double> values)
    {
        var most = Math.Min(MostCodes, values.Length / RowsOfCode);
        var seen = new HashSet<double>();
        foreach (var value in values)
        {
            if (double.IsFinite(value) && (value != Math.Floor(value) || (seen.Add(value) && seen.Count > most)))
            {
                return [];
            }
        }

        return seen.Count < FewestCodes ? [] : [.. seen.Order()];
    }

    /// <summary>The numbers of a column of any kind; what is not a number is NaN.</summary>
    internal static double[] NumbersOf(ColumnData column)
    {
        if (column is NumericColumn numbers)
        {
            return numbers.Values;
        }

        var parsed = new double[column.Length];
        for (var row = 0; row < parsed.Length; row++)
        {
            parsed[row] = StoredText.Number(column.TextAt(row));
        }

        return parsed;
    }

    private static float ToSingle(double value) =>
        double.IsFinite(value) ? (float)Math.Clamp(value, -float.MaxValue, float.MaxValue) : float.NaN;

    private float Bounded(double value)
    {
        var scaled = (Math.Clamp(Scaled(value, IsLogScale), -1e30, 1e30) - Median) / Spread;
        return double.IsFinite(value) ? (float)(scaled / Math.Sqrt(1 + (scaled * scaled / 9))) : float.NaN;
    }

    private static (double Median, double Spread) Quartiles(ReadOnlySpan<double> values, bool isLogScale)
    {
        var sorted = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                sorted.Add(Scaled(value, isLogScale));
            }
        }

        if (sorted.Count == 0)
        {
            return (0, 1);
        }

        sorted.Sort();
        var spread = At(sorted, 0.75) - At(sorted, 0.25);
        spread = spread > 0 ? spread : (sorted[^1] - sorted[0]) / 2;
        return (At(sorted, 0.5), spread > 0 && double.IsFinite(spread) ? spread : 1);
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Round(share * (sorted.Count - 1))];

    private static double Scaled(double value, bool isLogScale) =>
        !double.IsFinite(value) ? double.NaN : isLogScale ? Math.CopySign(Math.Log(1 + Math.Abs(value)), value) : value;

    private static (double Mean, double Deviation, double Skew) Moments(ReadOnlySpan<double> values, bool isLogScale)
    {
        double count = 0, mean = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                mean += (Scaled(value, isLogScale) - mean) / ++count;
            }
        }

        if (count == 0)
        {
            return (0, 1, 0);
        }

        double second = 0, third = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                var from = Scaled(value, isLogScale) - mean;
                second += from * from;
                third += from * from * from;
            }
        }

        var deviation = Math.Sqrt(second / count);
        return (mean, double.IsFinite(deviation) ? deviation : 1, deviation > 0 ? third / count / (deviation * deviation * deviation) : 0);
    }
}

file static class SpanExtensions
{
    public static bool ContainsAnyExceptFinite(this ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                return true;
            }
        }

        return false;
    }
}
