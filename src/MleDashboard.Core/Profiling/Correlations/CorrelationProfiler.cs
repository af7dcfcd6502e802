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

    private const int FewestKendallRows = 10_000;

    /// <summary>Rows times pairs of columns: about half a second of two cores.</summary>
    private const int KendallCells = 8_000_000;

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
            matrices.Add(FillKendall(numeric, sample.RowCount, limits, threads, cancellationToken));
        }

        if (labels.Count > 1)
        {
            matrices.Add(Fill(CorrelationMethod.CramersV, labels, Auto, threads, cancellationToken));
        }

        if (labels.Count > 0 && numeric.Count > 0)
        {
            matrices.Add(Fill(CorrelationMethod.CorrelationRatio, comparable, (x, y) => x.Labels is null == y.Labels is null ? null : Auto(x, y), threads, cancellationToken));
        }

        matrices.Add(Fill(CorrelationMethod.PhiK, comparable, (x, y) => PhiKCoefficient.Of(Table(x.EqualWidth, y.EqualWidth)), threads, cancellationToken));
        matrices.Add(Fill(CorrelationMethod.MutualInformation, comparable, (x, y) => MutualInformation.Of(Table(x.EqualRows, y.EqualRows)), threads, cancellationToken));
        return new CorrelationSection
        {
            Matrices = matrices,
            SampledRows = sample.RowCount,
            Limits = limits,
            TopPairs = TopPairs(matrices[0], comparable),
            InflationFactors = VarianceInflation.Of([.. sample.Columns.OfType<NumericColumn>().Select(column => (column.Name, column.Values))]),
        };
    }

    /// <summary>Spearman for two columns of numbers, Cramér's V for two of labels, the correlation ratio for one of each.</summary>
    internal static double? Auto(ComparableColumn x, ComparableColumn y) => (x.Labels, y.Labels) switch
    {
        ({ } first, { } second) => CramersVAssociation.Of(first.Codes, first.Levels.Count, second.Codes, second.Levels.Count),
        ({ } first, null) => CorrelationRatio.Of(first.Codes, first.Levels.Count, y.Numbers),
        (null, { } second) => CorrelationRatio.Of(second.Codes, second.Levels.Count, x.Numbers),
        _ => RankedColumn.Spearman(x.Ranked, y.Ranked),
    };

    /// <summary>Kendall's pairs cost most of all measures, so many pairs of columns share a budget of rows, taken at even distances.</summary>
    private static CorrelationMatrix FillKendall(List<ComparableColumn> numeric, int rows, List<string> limits, int threads, CancellationToken cancellationToken)
    {
        var pairs = numeric.Count * (numeric.Count - 1) / 2;
        var kept = Math.Min(rows, Math.Max(FewestKendallRows, KendallCells / pairs));
        if (kept == rows)
        {
            return Fill(CorrelationMethod.Kendall, numeric, (x, y) => KendallCorrelation.Of(x.Dense.Codes, x.Dense.Levels, y.Dense.Codes, y.Dense.Levels), threads, cancellationToken);
        }

        limits.Add(string.Create(CultureInfo.InvariantCulture, $"Kendall's tau is of {kept:N0} rows at even distances, within ±{2 / Math.Sqrt(kept):0.000} in 95 of 100 cases."));
        int[] chosen = [.. Enumerable.Range(0, kept).Select(row => (int)((long)row * rows / kept))];
        var thinned = numeric.Select(column => ComparableColumn.Of(new NumericColumn(column.Name, Array.ConvertAll(chosen, row => column.Numbers![row])))!).ToList();
        return Fill(CorrelationMethod.Kendall, thinned, (x, y) => KendallCorrelation.Of(x.Dense.Codes, x.Dense.Levels, y.Dense.Codes, y.Dense.Levels), threads, cancellationToken);
    }

    private static ContingencyTable Table((int[] Codes, int Levels) x, (int[] Codes, int Levels) y) => ContingencyTable.Of(x.Codes, x.Levels, y.Codes, y.Levels);

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
