using System.Globalization;
using System.Text.Json;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Folders;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Tvae;

/// <summary>A trained decoder with what it needs to write rows.</summary>
/// <param name="deviations">Of the offsets, one row as wide as the code.</param>
internal sealed class TvaeModel(TvaeSettings settings, TableCode code, Sequential decoder, Matrix deviations) : RowModel
{
    private const string Description = "tvae.json";
    private const string Numbers = "decoder.safetensors";

    public override string Synthesizer => TvaeSynthesizer.CatalogName;

    public override int BatchRows => 512;

    public override IReadOnlyList<SynthesizerFact> Facts =>
    [
        new("embedding_dim", Text(settings.EmbeddingWidth)),
        new("compress_dims", $"({string.Join(", ", settings.EncoderWidths)})"),
        new("decompress_dims", $"({string.Join(", ", settings.DecoderWidths)})"),
        new("lr", Text(settings.LearningRate)),
        new("l2scale", Text(settings.Decay)),
        new("batch_size", Text(settings.BatchRows)),
        new("loss_factor", Text(settings.LossFactor)),
        new("epochs", Text(settings.Epochs)),
        new("output_dimensions", Text(code.Width)),
        new("discrete_columns", string.Join(", ", code.Columns.OfType<DiscreteCode>().Select(column => column.Name))),
    ];

    public override IReadOnlyList<SynthesizerColumn> Columns => [.. code.Columns.Select(column => new SynthesizerColumn(column.Name, column.Type, column.How))];

    public override IReadOnlyList<string?>? Levels(string column) => (code.Columns.First(one => one.Name == column) as DiscreteCode)?.Levels;

    public override IEnumerable<Table> Sample(int seed, IReadOnlyList<SampleCondition> wanted, int threads, CancellationToken cancellationToken)
    {
        var pass = new Pass(false, new LaneRandom(seed), threads);
        var noise = new Matrix(BatchRows, settings.EmbeddingWidth);
        var draw = new RowDraw(code);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pass.Random.FillNormal(noise.Span, 1);
            yield return code.Decode(draw.Draw(decoder.Forward(noise, pass), pass.Random, deviations));
        }
    }

    public override void Save(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, Description), JsonSerializer.SerializeToUtf8Bytes(new DescribedTvae(settings, code.Columns, Losses), SynthesizerManifest.Json));
        NetworkFiles.Write(Path.Combine(folder, Numbers), decoder, ("sigma", deviations));
    }

    public static TvaeModel Read(ModelFiles files)
    {
        var described = SynthesizerManifest.Read<DescribedTvae>(files.Read(Description));
        var (settings, code) = (described.Settings, new TableCode(described.Columns));
        if (TvaeSettingsCheck.Problem(settings) is not null)
        {
            throw new FormatException("The settings of the TVAE do not fit together.");
        }

        var decoder = TvaeTrainer.Dense(settings.EmbeddingWidth, settings.DecoderWidths, code.Width, new LaneRandom(0));
        var deviations = new Matrix(1, code.Width);
        NetworkFiles.Read(files.Read(Numbers), decoder, ("sigma", deviations));
        return new TvaeModel(settings, code, decoder, deviations) { Losses = described.Losses };
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private sealed record DescribedTvae(TvaeSettings Settings, IReadOnlyList<ColumnCode> Columns, IReadOnlyList<EpochLosses> Losses);
}
