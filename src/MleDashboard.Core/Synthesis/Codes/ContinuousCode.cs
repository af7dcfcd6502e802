using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>
/// Mode-specific normalisation (Xu et al. 2019, section 4.2): a number is one of the modes of a mixture of normal distributions, and how many times four
/// deviations it lies from that mode's mean. A number that many rows have is a mode without a deviation, met exactly; missing is a mode without a number.
/// </summary>
public sealed record ContinuousCode : ColumnCode
{
    /// <summary>Deviations of a mode that become 1: 99.99% of its values lie inside.</summary>
    private const double Reach = 4;

    private const double LargestEncoded = 0.99;

    /// <summary>Of the numbers, those that one value must have to be a mode of its own.</summary>
    private const double PointShare = 0.05;

    public required IReadOnlyList<MixtureMode> Modes { get; init; }

    public bool HasMissing { get; init; }

    /// <summary>How decoded numbers are rounded, as the source's were.</summary>
    public required NumberForm Form { get; init; }

    [JsonIgnore]
    public override int Choices => Modes.Count + (HasMissing ? 1 : 0);

    [JsonIgnore]
    public override bool HasOffset => true;

    [JsonIgnore]
    public override string How =>
        $"{Spread switch { 0 => "", 1 => "one normal distribution", var modes => $"mixture of {modes} normal distributions" }}{Points}{(HasMissing ? ", missing as one more" : "")}{(Form.Decimals == 0 ? ", whole" : "")}";

    private int Spread => Modes.Count(mode => mode.Deviation > 0);

    private string Points => (Modes.Count - Spread, Spread) switch
    {
        (0, _) => "",
        (var points, 0) => $"{points} frequent values",
        (var points, _) => $" beside {points} frequent {(points == 1 ? "value" : "values")}",
    };

    /// <param name="column">Numeric or DateTime, with at least one value.</param>
    public static ContinuousCode Of(ColumnData column, int mostModes)
    {
        var form = NumberForm.Of(column);
        var values = form.Numbers(column);
        var present = values.Where(double.IsFinite).ToArray();
        var points = present
            .CountBy(value => value)
            .Where(pair => pair.Value >= PointShare * present.Length)
            .Select(pair => new MixtureMode(pair.Key, 0, (double)pair.Value / present.Length))
            .OrderByDescending(point => point.Weight)
            .Take(mostModes)
            .ToArray();
        double[] spread = [.. present.Where(value => !Array.Exists(points, point => point.Mean == value))];
        return new ContinuousCode
        {
            Name = column.Name,
            Type = column.Type,
            Modes = spread.Length == 0 ? points : [.. points, .. GaussianMixture.Fit(spread, mostModes).Select(mode => mode with { Weight = mode.Weight * spread.Length / present.Length })],
            HasMissing = present.Length < values.Length,
            Form = form,
        };
    }

    public override EncodedColumn Encode(ColumnData column, Random random)
    {
        var values = Form.Numbers(column);
        var choices = new int[values.Length];
        var offsets = new float[values.Length];
        Span<double> shares = stackalloc double[Modes.Count];
        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsFinite(values[row]))
            {
                choices[row] = Choices - 1;
                continue;
            }

            var mode = choices[row] = GaussianMixture.Draw(Modes, values[row], shares, random);
            offsets[row] = Modes[mode].Deviation == 0 ? 0 : (float)Math.Clamp((values[row] - Modes[mode].Mean) / (Reach * Modes[mode].Deviation), -LargestEncoded, LargestEncoded);
        }

        return new EncodedColumn(choices, offsets);
    }

    public override ColumnData Decode(EncodedColumn encoded)
    {
        var numbers = new double[encoded.Choices.Length];
        for (var row = 0; row < numbers.Length; row++)
        {
            var mode = encoded.Choices[row];
            numbers[row] = mode < Modes.Count
                ? Form.Round(Form.Within((Math.Clamp((double)encoded.Offsets![row], -1, 1) * Reach * Modes[mode].Deviation) + Modes[mode].Mean))
                : double.NaN;
        }

        return Form.Column(Name, Type, numbers);
    }
}
