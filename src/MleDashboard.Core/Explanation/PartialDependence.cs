using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Explanation;

/// <summary>What candidates answer over the range of one column when all else stays (Friedman 2001); the band is of the rows' own curves (Goldstein et al. 2015).</summary>
/// <param name="rows">Rows whose other columns stay as they are.</param>
/// <param name="range">Rows that the column's grid is taken from.</param>
internal sealed class PartialDependence(IPredictor predictor, Table rows, Table range)
{
    private const int GridPoints = 20;
    private const int MaxLevels = 12;

    /// <summary>By candidate; none for text, and for a column without two different values.</summary>
    /// <param name="predict">Predictions by candidate.</param>
    public IReadOnlyDictionary<string, ImpactCurve> CurvesOf(string column, Func<Table, IReadOnlyDictionary<string, Predictions>> predict)
    {
        var grid = GridOf(range.Find(column)!);
        return grid is null || grid.Length < 2 || rows.RowCount == 0
            ? new Dictionary<string, ImpactCurve>()
            : predict(Spread(column, grid)).ToDictionary(candidate => candidate.Key, candidate => CurveOf(grid, candidate.Value));
    }

    private ImpactCurve CurveOf(ColumnData grid, Predictions predictions)
    {
        var output = OutputOf(predictions, grid.Length);
        var mean = new double[grid.Length];
        var low = new double[grid.Length];
        var high = new double[grid.Length];
        var atPoint = new double[rows.RowCount];
        for (var point = 0; point < grid.Length; point++)
        {
            for (var row = 0; row < atPoint.Length; row++)
            {
                atPoint[row] = ValueAt(predictions, (point * atPoint.Length) + row, output);
            }

            Array.Sort(atPoint);
            mean[point] = atPoint.Average();
            low[point] = atPoint[(int)(0.1 * (atPoint.Length - 1))];
            high[point] = atPoint[(int)Math.Ceiling(0.9 * (atPoint.Length - 1))];
        }

        var labels = Enumerable.Range(0, grid.Length).Select(point => grid.TextAt(point)!).ToArray();
        var label = output < 0 ? predictor.Target : Wording.ProbabilityOf(predictor.Target, predictor.Classes[output]);
        return new ImpactCurve(labels, (grid as NumericColumn)?.Values, mean, low, high, label);
    }

    /// <summary>Every row at the first grid value, then every row at the second, and so on.</summary>
    private Table Spread(string column, ColumnData grid)
    {
        var pointOf = new int[grid.Length * rows.RowCount];
        var rowOf = new int[pointOf.Length];
        for (var i = 0; i < pointOf.Length; i++)
        {
            (pointOf[i], rowOf[i]) = Math.DivRem(i, rows.RowCount);
        }

        return new Table([.. rows.Columns.Select(other => other.Name == column ? grid.Take(pointOf) : other.Take(rowOf))]);
    }

    /// <summary>The class to draw: the positive one, of three and more the one whose mean the column moves most; -1 for a number.</summary>
    private int OutputOf(Predictions predictions, int points)
    {
        if (predictor.ProblemType is not ProblemType.Multiclass)
        {
            return predictor.PositiveClass;
        }

        return Enumerable.Range(0, predictions.ClassCount).MaxBy(k =>
        {
            var means = Enumerable.Range(0, points)
                .Select(point => Enumerable.Range(point * rows.RowCount, rows.RowCount).Average(row => ValueAt(predictions, row, k)))
                .ToArray();
            return means.Max() - means.Min();
        });
    }

    private static double ValueAt(Predictions predictions, int row, int output) => output < 0 ? predictions.Values[row] : predictions.ProbabilitiesOf(row)[output];

    private static ColumnData? GridOf(ColumnData column) => column switch
    {
        NumericColumn numeric => new NumericColumn(column.Name, Quantiles([.. numeric.Values.Where(double.IsFinite)]), column.Type),
        DateTimeColumn times => new DateTimeColumn(column.Name, Quantiles([.. times.Ticks.Where(ticks => ticks != DateTimeColumn.Missing)])),
        CategoryColumn category => new CategoryColumn(column.Name, CommonLevels(category), category.Levels, column.Type),
        _ => null,
    };

    /// <summary>All values when there are few, else evenly spaced quantiles between the 1st and the 99th percentile: no point where there are no rows.</summary>
    private static T[] Quantiles<T>(T[] values)
    {
        var distinct = values.Distinct().Order().ToArray();
        if (distinct.Length <= GridPoints)
        {
            return distinct;
        }

        Array.Sort(values);
        return [.. Enumerable.Range(0, GridPoints)
            .Select(point => values[(int)Math.Round((0.01 + (0.98 * point / (GridPoints - 1))) * (values.Length - 1))])
            .Distinct()];
    }

    /// <summary>The most frequent levels; a Boolean's in their own order, so that two charts read alike.</summary>
    private static int[] CommonLevels(CategoryColumn column)
    {
        var levels = column.Codes.Where(code => code >= 0).CountBy(code => code).OrderByDescending(level => level.Value).ThenBy(level => level.Key).Select(level => level.Key).Take(MaxLevels);
        return column.Type is ColumnType.Boolean ? [.. levels.Order()] : [.. levels];
    }
}
