using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>A trained generator with what it needs to write rows: trained here, or opened from a file that Python saved.</summary>
public sealed class CtganModel(CtganSettings settings, TableCode code, Conditions conditions, Sequential generator) : RowModel
{
    public CtganSettings Settings { get; } = settings;

    public TableCode Code { get; } = code;

    public Conditions Conditions { get; } = conditions;

    public Sequential Generator { get; } = generator;

    public override string Synthesizer => CtganSynthesizer.CatalogName;

    public override int BatchRows => Settings.BatchRows;

    public override IReadOnlyList<SynthesizerFact> Facts => CtganFacts.Of(Settings, Code, Conditions);

    public override IReadOnlyList<SynthesizerColumn> Columns => [.. Code.Columns.Select(column => new SynthesizerColumn(column.Name, column.Type, column.How))];

    public override IReadOnlyList<string?>? Levels(string column) => (Code.Columns.First(code => code.Name == column) as DiscreteCode)?.Levels;

    public override void Save(string folder) => CtganFiles.Write(this, folder);

    /// <summary>The generator's outputs before activation.</summary>
    /// <param name="noise">Normal numbers, one row for each row to make.</param>
    /// <param name="conditions">One place set for each row; no columns when no column is discrete.</param>
    public Matrix Outputs(Matrix noise, Matrix conditions, Pass pass)
    {
        var input = new Matrix(noise.Rows, noise.Columns + conditions.Columns);
        for (var row = 0; row < noise.Rows; row++)
        {
            noise.Row(row).CopyTo(input.Row(row));
            conditions.Row(row).CopyTo(input.Row(row)[noise.Columns..]);
        }

        return Generator.Forward(input, pass);
    }

    /// <remarks>
    /// Levels are asked for as often as they occur, and layers use running means: on bookings after 50 epochs as good as statistics of the batch (0.944 and 0.945 of quality), and a
    /// row does not depend on the rows made with it. Of several conditions the generator is given the rarest: it can be asked for one, and the others are met more often by chance.
    /// </remarks>
    public override IEnumerable<Table> Sample(int seed, IReadOnlyList<SampleCondition> wanted, int threads, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var pass = new Pass(false, new LaneRandom(seed), threads);
        var noise = new Matrix(Settings.BatchRows, Settings.EmbeddingWidth);
        var asked = new Matrix(Settings.BatchRows, Conditions.Width);
        var draw = new RowDraw(Code);
        var condition = Conditions.Rarest(Code, wanted);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pass.Random.FillNormal(noise.Span, 1);
            for (var row = 0; row < asked.Rows && Conditions.Width > 0; row++)
            {
                Conditions.Write(condition ?? Conditions.DrawAsReal(random), asked.Row(row));
            }

            yield return Code.Decode(draw.Draw(Outputs(noise, asked, pass), pass.Random));
        }
    }
}
