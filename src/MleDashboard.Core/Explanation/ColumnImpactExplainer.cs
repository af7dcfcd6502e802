using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Explanation;

/// <summary>How much work an explanation may be. The figures depend on nothing else, so they repeat.</summary>
public sealed record ImpactSettings
{
    public int Seed { get; init; }

    /// <summary>Rows predicted for each column; fewer test rows are shuffled several times.</summary>
    public int Rows { get; init; } = 1_500;

    /// <summary>The strongest columns get a curve.</summary>
    public int CurveColumns { get; init; } = 12;

    public int CurveRows { get; init; } = 200;
}

/// <summary>
/// How much each column moves the predictions of a candidate: the mean absolute change when the column's values are shuffled among the rows, as a share of
/// the sum over all columns. It is permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019) measured on the prediction instead of
/// on the loss: the same definition for every learner and ensemble, never negative, and close to mean |SHAP| in what it ranks.
/// </summary>
public sealed class ColumnImpactExplainer
{
    private readonly IPredictor predictor;
    private readonly ImpactSettings settings;
    private readonly Table rows;
    private readonly int shuffles;

    /// <param name="rows">Rows no candidate has seen, with every column of the predictor's input.</param>
    public ColumnImpactExplainer(IPredictor predictor, Table rows, ImpactSettings settings)
    {
        this.predictor = predictor;
        this.settings = settings;
        this.rows = RowSample.Of(new Table([.. predictor.InputSchema.Columns.Select(column => rows.Find(column.Name)
            ?? throw new ArgumentException($"Column '{column.Name}' is absent.", nameof(rows)))]), settings.Rows, settings.Seed);
        shuffles = this.rows.RowCount == 0 ? 0 : Math.Clamp(settings.Rows / this.rows.RowCount, 1, 5);
    }

    /// <summary>Strongest column first. Curves that were not reached before <paramref name="outOfTime"/> are absent; null when not even the shares were.</summary>
    public IReadOnlyList<ColumnImpact>? Explain(string candidate, CancellationToken outOfTime, CancellationToken cancellationToken)
    {
        var moves = new double[rows.Columns.Count];
        var usual = predictor.Predict(rows, candidate);
        for (var column = 0; column < moves.Length; column++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (outOfTime.IsCancellationRequested)
            {
                return null;
            }

            moves[column] = MoveOf(candidate, column, usual);
        }

        var sum = moves.Sum();
        List<ColumnImpact> impacts = [.. moves
            .Select((move, column) => new ColumnImpact(rows.Columns[column].Name, sum > 0 ? move / sum : 0))
            .OrderByDescending(impact => impact.Share)];
        AddCurves(candidate, impacts, outOfTime, cancellationToken);
        return impacts;
    }

    private void AddCurves(string candidate, List<ColumnImpact> impacts, CancellationToken outOfTime, CancellationToken cancellationToken)
    {
        var dependence = new PartialDependence(predictor, candidate, RowSample.Of(rows, settings.CurveRows, settings.Seed + 1), rows);
        for (var rank = 0; rank < Math.Min(settings.CurveColumns, impacts.Count) && !outOfTime.IsCancellationRequested; rank++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            impacts[rank] = impacts[rank] with { Curve = dependence.CurveOf(impacts[rank].Column) };
        }
    }

    private double MoveOf(string candidate, int column, Predictions usual)
    {
        // Each column has its own chance, so that the order or number of columns changes no figure.
        var random = new Random(HashCode(rows.Columns[column].Name) ^ settings.Seed);
        var order = Enumerable.Range(0, rows.RowCount).ToArray();
        var sum = 0.0;
        for (var shuffle = 0; shuffle < shuffles; shuffle++)
        {
            random.Shuffle(order);
            var columns = rows.Columns.ToArray();
            columns[column] = columns[column].Take(order);
            sum += MeanChange(usual, predictor.Predict(new Table(columns), candidate));
        }

        return shuffles == 0 ? 0 : sum / shuffles;
    }

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
