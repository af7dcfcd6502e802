using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Explanation;

/// <summary>How much work an explanation may be. The figures depend on nothing else, so they repeat.</summary>
public sealed record ImpactSettings
{
    public int Seed { get; init; }

    /// <summary>Rows predicted for each column; fewer test rows are shuffled several times, and wide tables get fewer.</summary>
    public int Rows { get; init; } = 1_000;

    /// <summary>The strongest columns of each candidate get a curve.</summary>
    public int CurveColumns { get; init; } = 10;

    public int CurveRows { get; init; } = 120;
}

/// <summary>
/// How much each column moves the predictions of each candidate: the mean absolute change when the column's values are shuffled among the rows, as a
/// share of the sum over all columns. It is permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019) measured on the prediction instead
/// of on the loss: the same definition for every learner and ensemble, never negative, and close to mean |SHAP| in what it ranks.
/// </summary>
public sealed class ColumnImpactExplainer
{
    /// <summary>Rows times columns that are shuffled at most, unless that left too few rows to say anything.</summary>
    private const int MostShuffledCells = 60_000;
    private const int FewestRows = 100;
    private const int MostShuffles = 5;

    private readonly IPredictor predictor;
    private readonly IReadOnlyList<string> candidates;
    private readonly ImpactSettings settings;
    private readonly Table rows;
    private readonly int shuffles;

    /// <param name="candidates">To explain, the most wanted first.</param>
    /// <param name="rows">Rows no candidate has seen, with every column of the predictor's input.</param>
    public ColumnImpactExplainer(IPredictor predictor, IReadOnlyList<string> candidates, Table rows, ImpactSettings settings)
    {
        this.predictor = predictor;
        this.candidates = candidates;
        this.settings = settings;
        var inputs = new Table([.. predictor.InputSchema.Columns.Select(column => rows.Find(column.Name)
            ?? throw new ArgumentException($"Column '{column.Name}' is absent.", nameof(rows)))]);
        var wanted = Math.Min(settings.Rows, Math.Max(FewestRows, MostShuffledCells / Math.Max(1, inputs.Columns.Count)));
        this.rows = RowSample.Of(inputs, wanted, settings.Seed);
        shuffles = this.rows.RowCount == 0 ? 0 : Math.Clamp(wanted / this.rows.RowCount, 1, MostShuffles);
    }

    /// <summary>By candidate, strongest column first. Curves that were not reached before <paramref name="outOfTime"/> are absent; null when not even the shares were.</summary>
    /// <param name="progress">0 to 1.</param>
    public IReadOnlyDictionary<string, IReadOnlyList<ColumnImpact>>? Explain(IProgress<double>? progress, CancellationToken outOfTime, CancellationToken cancellationToken)
    {
        var usual = PredictAll(rows);
        var moves = candidates.ToDictionary(candidate => candidate, _ => new double[rows.Columns.Count]);
        for (var column = 0; column < rows.Columns.Count; column++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outOfTime.IsCancellationRequested)
            {
                return null;
            }

            AddMoves(column, usual, moves);
            progress?.Report(0.6 * (column + 1) / rows.Columns.Count);
        }

        var impacts = moves.ToDictionary(candidate => candidate.Key, candidate => Ranked(candidate.Value));
        AddCurves(impacts, progress, outOfTime, cancellationToken);
        return impacts.ToDictionary(candidate => candidate.Key, candidate => (IReadOnlyList<ColumnImpact>)candidate.Value);
    }

    private List<ColumnImpact> Ranked(double[] moves)
    {
        var sum = moves.Sum();
        return [.. moves
            .Select((move, column) => new ColumnImpact(rows.Columns[column].Name, sum > 0 ? move / sum : 0))
            .OrderByDescending(impact => impact.Share)];
    }

    /// <summary>A column that is among the strongest of one candidate gets the curves of all, which are predicted together.</summary>
    private void AddCurves(Dictionary<string, List<ColumnImpact>> impacts, IProgress<double>? progress, CancellationToken outOfTime, CancellationToken cancellationToken)
    {
        var dependence = new PartialDependence(predictor, RowSample.Of(rows, settings.CurveRows, settings.Seed + 1), rows);
        string[] columns = [.. candidates
            .SelectMany(candidate => impacts[candidate].Take(settings.CurveColumns).Where(impact => impact.Share > 0).Select(impact => impact.Column))
            .Distinct()];
        for (var at = 0; at < columns.Length && !outOfTime.IsCancellationRequested; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (candidate, curve) in dependence.CurvesOf(columns[at], PredictAll))
            {
                var rank = impacts[candidate].FindIndex(impact => impact.Column == columns[at]);
                impacts[candidate][rank] = impacts[candidate][rank] with { Curve = curve };
            }

            progress?.Report(0.6 + (0.4 * (at + 1) / columns.Length));
        }
    }

    private void AddMoves(int column, IReadOnlyDictionary<string, Predictions> usual, Dictionary<string, double[]> moves)
    {
        // Each column has its own chance, so that the order or number of columns changes no figure.
        var random = new Random(HashCode(rows.Columns[column].Name) ^ settings.Seed);
        var order = Enumerable.Range(0, rows.RowCount).ToArray();
        for (var shuffle = 0; shuffle < shuffles; shuffle++)
        {
            random.Shuffle(order);
            var columns = rows.Columns.ToArray();
            columns[column] = columns[column].Take(order);
            foreach (var (candidate, predictions) in PredictAll(new Table(columns)))
            {
                moves[candidate][column] += MeanChange(usual[candidate], predictions) / shuffles;
            }
        }
    }

    /// <summary>Several candidates together share what they have in common: transformed rows, and the members of an ensemble.</summary>
    private IReadOnlyDictionary<string, Predictions> PredictAll(Table table) => candidates.Count == 1
        ? new Dictionary<string, Predictions> { [candidates[0]] = predictor.Predict(table, candidates[0]) }
        : predictor.PredictAll(table).Where(candidate => candidates.Contains(candidate.Key)).ToDictionary();

    /// <summary>Mean over the rows of half the summed change of probabilities (which is the probability mass that moved), or of the change of the number.</summary>
    private static double MeanChange(Predictions before, Predictions after)
    {
        var sum = 0.0;
        for (var i = 0; i < before.Values.Length; i++)
        {
            sum += Math.Abs(before.Values[i] - after.Values[i]);
        }

        return sum / before.RowCount / (before.ClassCount == 0 ? 1 : 2);
    }

    /// <summary>Equal in every process, which <see cref="string.GetHashCode()"/> is not (FNV-1a).</summary>
    private static int HashCode(string text) => unchecked((int)text.Aggregate(2166136261u, (hash, character) => (hash ^ character) * 16777619u));
}
