using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Quality;

/// <summary>Distances between rows of mixed columns (Gower 1971): the mean over the columns of the share of the range for numbers, of 0 or 1 for levels.</summary>
internal sealed class NearestRecords
{
    private readonly float[][] rows;
    private readonly bool[] isNumber;
    private readonly List<(double Low, double Width)> ranges = [];
    private readonly List<Dictionary<string, int>> levels = [];
    private readonly IReadOnlyList<string> columns;

    public NearestRecords(Table training, IReadOnlyList<string> columns)
    {
        this.columns = columns;
        isNumber = [.. columns.Select(name => training.Find(name) is NumericColumn or DateTimeColumn)];
        foreach (var name in columns)
        {
            var column = training.Find(name)!;
            var numbers = column is NumericColumn or DateTimeColumn ? [.. NumberForm.Of(column).Numbers(column).Where(double.IsFinite)] : Array.Empty<double>();
            var low = numbers.DefaultIfEmpty(0).Min();
            ranges.Add((low, Math.Max(numbers.DefaultIfEmpty(0).Max() - low, double.Epsilon)));
            levels.Add(new Dictionary<string, int>(StringComparer.Ordinal));
        }

        rows = Rows(training, training);
    }

    /// <summary>Of each row of <paramref name="table"/> the distance to the nearest training row.</summary>
    public double[] Distances(Table table, Table training, int threads, CancellationToken cancellationToken)
    {
        var asked = Rows(table, training);
        var nearest = new double[asked.Length];
        Parallel.For(0, asked.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, row =>
        {
            var best = float.PositiveInfinity;
            foreach (var other in rows)
            {
                best = MathF.Min(best, Distance(asked[row], other, best));
            }

            nearest[row] = best / columns.Count;
        });
        return nearest;
    }

    private float Distance(float[] left, float[] right, float best)
    {
        var sum = 0f;
        for (var column = 0; column < left.Length && sum < best; column++)
        {
            var (a, b) = (left[column], right[column]);
            sum += a == b || (float.IsNaN(a) && float.IsNaN(b)) ? 0 : !isNumber[column] || float.IsNaN(a) || float.IsNaN(b) ? 1 : MathF.Min(1, MathF.Abs(a - b));
        }

        return sum;
    }

    private float[][] Rows(Table table, Table training)
    {
        var made = new float[table.RowCount][];
        for (var row = 0; row < made.Length; row++)
        {
            made[row] = new float[columns.Count];
        }

        for (var at = 0; at < columns.Count; at++)
        {
            var column = table.Find(columns[at])!;
            var numbers = isNumber[at] ? NumberForm.Of(training.Find(columns[at])!).Numbers(column) : null;
            for (var row = 0; row < made.Length; row++)
            {
                made[row][at] = numbers is not null
                    ? (float)((numbers[row] - ranges[at].Low) / ranges[at].Width)
                    : column.TextAt(row) is not { } text ? float.NaN : Code(levels[at], text);
            }
        }

        return made;
    }

    private static int Code(Dictionary<string, int> levels, string text) => levels.TryGetValue(text, out var code) ? code : levels[text] = levels.Count;
}
