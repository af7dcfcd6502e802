using System.Globalization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>Compares every column with every other, up to the cap of the settings.</summary>
internal static class CorrelationProfiler
{
    /// <summary>Labels above which a column is not compared: the contingency tables would be mostly empty.</summary>
    public const int MaxLabels = 100;

    /// <summary>Pairs listed.</summary>
    public const int MaxTopPairs = 50;

    /// <summary>Associations below this are not listed as pairs.</summary>
    public const double SmallestListed = 0.1;

    /// <summary>The columns to compare: those that vary, have not too many labels, and are within the cap; what is left out is said in <paramref name="limits"/>.</summary>
    public static IReadOnlyList<string> Choose(IReadOnlyList<ColumnProfile> columns, ProfileSettings settings, List<string> limits)
    {
        var varying = columns.Where(column => column is NumericProfile or CategoricalProfile or DateTimeProfile && column.DistinctCount > 1).ToList();
        var comparable = varying.Where(column => column is not CategoricalProfile || column.DistinctCount <= MaxLabels).ToList();
        if (comparable.Count > settings.MaxCorrelationColumns)
        {
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"The first {settings.MaxCorrelationColumns} columns that can be compared are shown; {comparable.Count - settings.MaxCorrelationColumns:N0} more are not."));
        }

        if (varying.Count > comparable.Count)
        {
            limits.Add($"Left out for more than {MaxLabels} labels: {string.Join(", ", varying.Except(comparable).Take(5).Select(column => column.Name))}{(varying.Count - comparable.Count > 5 ? " and others" : "")}.");
        }

        return [.. comparable.Take(settings.MaxCorrelationColumns).Select(column => column.Name)];
    }

    /// <param name="sample">The chosen columns, at most the settings' rows.</param>
    /// <param name="rows">Rows of the whole table.</param>
    /// <returns>Null when fewer than two columns can be compared.</returns>
    public static CorrelationSection? Compare(Table sample, long rows, ProfileSettings settings, List<string> limits, int threads, CancellationToken cancellationToken)
    {
        var comparable = sample.Columns.Select(ComparableColumn.Of).OfType<ComparableColumn>().ToList();
        if (comparable.Count < 2 || sample.RowCount < 3)
        {
            return null;
        }

        if (sample.RowCount < rows)
        {
            // The standard error of a correlation near 0 is 1/sqrt(n); twice that covers 95%.
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"Taken from a random sample of {sample.RowCount:N0} of {rows:N0} rows (seed {settings.Seed}); a coefficient is within ±{2 / Math.Sqrt(sample.RowCount):0.000} of that of all rows in 95 of 100 cases."));
        }

        var numeric = comparable.Where(column => column.Numbers is not null).ToList();
        var labels = comparable.Where(column => column.Labels is not null).ToList();
        var matrices = new List<CorrelationMatrix> { Fill(CorrelationMethod.Auto, comparable, Auto, threads, cancellationToken) };
        if (numeric.Count > 1)
        {
            matrices.Add(Fill(CorrelationMethod.Pearson, numeric, (x, y) => PearsonCorrelation.Of(x.Numbers, y.Numbers), threads, cancellationToken));
            matrices.Add(Fill(CorrelationMethod.Spearman, numeric, (x, y) => RankedColumn.Spearman(x.Ranked, y.Ranked), threads, cancellationToken));
        }

        if (labels.Count > 1)
        {
            matrices.Add(Fill(CorrelationMethod.CramersV, labels, Auto, threads, cancellationToken));
        }

        return new CorrelationSection { Matrices = matrices, SampledRows = sample.RowCount, Limits = limits, TopPairs = TopPairs(matrices[0], comparable) };
    }

    /// <summary>Spearman for two columns of numbers, Cramér's V for two of labels, the correlation ratio for one of each.</summary>
    internal static double? Auto(ComparableColumn x, ComparableColumn y) => (x.Labels, y.Labels) switch
    {
        ({ } first, { } second) => CramersVAssociation.Of(first.Codes, first.Levels.Count, second.Codes, second.Levels.Count),
        ({ } first, null) => CorrelationRatio.Of(first.Codes, first.Levels.Count, y.Numbers),
        (null, { } second) => CorrelationRatio.Of(second.Codes, second.Levels.Count, x.Numbers),
        _ => RankedColumn.Spearman(x.Ranked, y.Ranked),
    };

    private static CorrelationMatrix Fill(CorrelationMethod method, List<ComparableColumn> columns, Func<ComparableColumn, ComparableColumn, double?> measure, int threads, CancellationToken cancellationToken)
    {
        var values = columns.Select((_, i) => { var row = new double?[columns.Count]; row[i] = 1; return row; }).ToArray();
        var pairs = Enumerable.Range(0, columns.Count).SelectMany(i => Enumerable.Range(i + 1, columns.Count - i - 1).Select(j => (i, j))).ToList();
        Parallel.ForEach(pairs, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, pair =>
            values[pair.i][pair.j] = values[pair.j][pair.i] = measure(columns[pair.i], columns[pair.j]));
        return new CorrelationMatrix(method, [.. columns.Select(column => column.Name)], values);
    }

    private static List<CorrelatedPair> TopPairs(CorrelationMatrix auto, List<ComparableColumn> columns)
    {
        var pairs = new List<CorrelatedPair>();
        for (var i = 0; i < columns.Count; i++)
        {
            for (var j = i + 1; j < columns.Count; j++)
            {
                if (auto.Values[i][j] is { } value && Math.Abs(value) >= SmallestListed)
                {
                    pairs.Add(new CorrelatedPair(columns[i].Name, columns[j].Name, value, MeasureOf(columns[i], columns[j])));
                }
            }
        }

        return [.. pairs.OrderByDescending(pair => Math.Abs(pair.Value)).Take(MaxTopPairs)];
    }

    private static string MeasureOf(ComparableColumn x, ComparableColumn y) => (x.Labels, y.Labels) switch
    {
        (not null, not null) => "Cramér's V",
        (null, null) => "Spearman",
        _ => "correlation ratio",
    };
}
