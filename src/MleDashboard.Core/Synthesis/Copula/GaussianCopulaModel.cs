using System.Globalization;
using System.Text.Json;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Folders;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Copula;

/// <summary>The distribution of each column, and one correlation for each pair of them.</summary>
/// <param name="factor">Lower triangle of the Cholesky factor of the correlations, row after row.</param>
internal sealed class GaussianCopulaModel(IReadOnlyList<CopulaColumn> columns, double[] factor) : RowModel
{
    private const string Description = "copula.json";

    public override string Synthesizer => GaussianCopulaSynthesizer.CatalogName;

    public override int BatchRows => 8_192;

    public override IReadOnlyList<SynthesizerFact> Facts => [new("correlations", (columns.Count * (columns.Count - 1) / 2).ToString(CultureInfo.InvariantCulture)), new("distributions", "empirical")];

    public override IReadOnlyList<SynthesizerColumn> Columns =>
        [.. columns.Select(column => new SynthesizerColumn(column.Name, column.Type, column.Levels?.How ?? $"{column.Ends.Length} stretches between quantiles"))];

    public static GaussianCopulaModel Fit(Table table, CancellationToken cancellationToken)
    {
        var columns = table.Columns.Select(CopulaColumn.Of).ToArray();
        var scores = columns.Select(pair => Standardised(pair.Column.Scores(), pair.Cells)).ToArray();
        var correlations = new double[columns.Length, columns.Length];
        for (var row = 0; row < columns.Length; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var column = 0; column <= row; column++)
            {
                correlations[row, column] = row == column ? 1 : System.Numerics.Tensors.TensorPrimitives.Dot<double>(scores[row], scores[column]) / table.RowCount;
            }
        }

        return new GaussianCopulaModel([.. columns.Select(pair => pair.Column)], Factor(correlations));
    }

    public override IReadOnlyList<string?>? Levels(string column) => columns.First(one => one.Name == column).Levels?.Levels;

    public override IEnumerable<Table> Sample(int seed, IReadOnlyList<SampleCondition> wanted, int threads, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        var normals = columns.Select(_ => new double[BatchRows]).ToArray();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var column in normals)
            {
                FillNormal(column, random);
            }

            // From the last column to the first, so that each still finds the independent numbers of those before it.
            for (var row = columns.Count - 1; row >= 0; row--)
            {
                var mixed = new double[BatchRows];
                for (var column = 0; column <= row; column++)
                {
                    System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(normals[column], factor[(row * (row + 1) / 2) + column], mixed, mixed);
                }

                normals[row] = mixed;
            }

            yield return new Table([.. columns.Select((column, at) => column.Make(normals[at]))]);
        }
    }

    public override void Save(string folder) =>
        File.WriteAllBytes(Path.Combine(folder, Description), JsonSerializer.SerializeToUtf8Bytes(new DescribedCopula(columns, factor), SynthesizerManifest.Json));

    public static GaussianCopulaModel Read(ModelFiles files)
    {
        var described = SynthesizerManifest.Read<DescribedCopula>(files.Read(Description));
        var isSound = described.Columns.Count > 0
            && described.Factor.Length == (long)described.Columns.Count * (described.Columns.Count + 1) / 2
            && described.Columns.All(column => column.Ends.Length > 0 && (column.Levels is null
                ? column.Form is not null && column.Lows.Length == column.Ends.Length && column.Highs.Length == column.Ends.Length
                : column.Levels.Choices == column.Ends.Length));
        return isSound ? new GaussianCopulaModel(described.Columns, described.Factor) : throw new FormatException("The columns of the copula do not fit together.");
    }

    private static double[] Standardised(double[] scores, int[] cells)
    {
        var values = Array.ConvertAll(cells, cell => scores[cell]);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
        return Array.ConvertAll(values, value => deviation > 0 ? (value - mean) / deviation : 0);
    }

    /// <summary>The lower triangle L with L Lᵀ = the correlations, drawn to independence as little as it takes when columns repeat each other.</summary>
    private static double[] Factor(double[,] correlations)
    {
        var size = correlations.GetLength(0);
        for (var shrink = 1e-6; ; shrink *= 10)
        {
            var factor = new double[size * (size + 1) / 2];
            var isPositive = true;
            for (var row = 0; row < size && isPositive; row++)
            {
                var start = row * (row + 1) / 2;
                for (var column = 0; column <= row; column++)
                {
                    var other = column * (column + 1) / 2;
                    var rest = row == column ? 1 : correlations[row, column] * (1 - shrink);
                    for (var before = 0; before < column; before++)
                    {
                        rest -= factor[start + before] * factor[other + before];
                    }

                    isPositive &= row != column || rest > 0;
                    factor[start + column] = row == column ? Math.Sqrt(Math.Max(rest, 0)) : rest / factor[other + column];
                }
            }

            if (isPositive || shrink >= 1)
            {
                return factor;
            }
        }
    }

    /// <summary>By Box and Muller (1958).</summary>
    private static void FillNormal(double[] values, Random random)
    {
        for (var at = 0; at < values.Length; at += 2)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
            (values[at], values[at + 1]) = (radius * cosine, radius * sine);
        }
    }

    private sealed record DescribedCopula(IReadOnlyList<CopulaColumn> Columns, double[] Factor);
}
