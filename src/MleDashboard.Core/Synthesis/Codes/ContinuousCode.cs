using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>
/// Mode-specific normalisation (Xu et al. 2019, section 4.2): a number is one of the modes of a mixture of normal distributions, and how many times four
/// deviations it lies from that mode's mean. Missing is a mode without a number.
/// </summary>
public sealed record ContinuousCode : ColumnCode
{
    /// <summary>Deviations of a mode that become 1: 99.99% of its values lie inside.</summary>
    private const double Reach = 4;

    private const double LargestEncoded = 0.99;

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
        $"{(Modes.Count == 1 ? "one normal distribution" : $"mixture of {Modes.Count} normal distributions")}{(HasMissing ? ", missing as one more" : "")}{(Form.Decimals == 0 ? ", whole" : "")}";

    /// <param name="column">Numeric or DateTime, with at least one value.</param>
    public static ContinuousCode Of(ColumnData column, int mostModes)
    {
        var form = NumberForm.Of(column);
        var values = form.Numbers(column);
        var present = values.Where(double.IsFinite).ToArray();
        return new ContinuousCode
        {
            Name = column.Name,
            Type = column.Type,
            Modes = GaussianMixture.Fit(present, mostModes),
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
            offsets[row] = (float)Math.Clamp((values[row] - Modes[mode].Mean) / (Reach * Modes[mode].Deviation), -LargestEncoded, LargestEncoded);
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
                ? Form.Round((Math.Clamp((double)encoded.Offsets![row], -1, 1) * Reach * Modes[mode].Deviation) + Modes[mode].Mean)
                : double.NaN;
        }

        return Form.Column(Name, Type, numbers);
    }
}
