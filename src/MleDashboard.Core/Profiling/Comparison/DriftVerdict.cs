using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Interactions;

namespace MleDashboard.Core.Profiling.Comparison;

/// <summary>Says in words what the measures mean.</summary>
internal static class DriftVerdict
{
    private const int NamedColumns = 3;

    /// <summary>Drift is a difference that is large (the index) and not chance (the test).</summary>
    public static ColumnComparison Judge(ColumnComparison column, int firstRows, int secondRows, ComparisonSettings settings)
    {
        var missing = MissingDrift(column, firstRows, secondRows, settings);
        if (column.Psi is not { } psi)
        {
            var isEmpty = column.FirstMissingShare >= 1 || column.SecondMissingShare >= 1;
            return column with
            {
                Drift = missing ? Drift.Strong : Drift.NotCompared,
                Sentence = isEmpty ? $"No values on {(column.FirstMissingShare < 1 ? "the second side" : column.SecondMissingShare < 1 ? "the first side" : "either side")}, so there is nothing to compare." : "There are no rows to compare.",
            };
        }

        var test = column.KolmogorovSmirnov ?? column.ChiSquare;
        var isChance = test is null || test.PValue > settings.MaxPValue;
        var drift = isChance || psi < settings.SomePsi ? Drift.None : psi < settings.StrongPsi ? Drift.Some : Drift.Strong;
        var what = column.IsOfLengths ? "The lengths" : "The values";
        var sentence = drift switch
        {
            Drift.Strong => $"{what} come from a clearly different distribution.",
            Drift.Some => $"{what} have moved somewhat.",
            _ when psi >= settings.SomePsi => $"{what} differ no more than chance explains in so few rows.",
            _ => $"{what} are distributed alike.",
        };
        sentence += Means(column) + NewLabels(column);
        if (missing)
        {
            sentence += $" Missing values went from {ProfileText.Percent(column.FirstMissingShare)} to {ProfileText.Percent(column.SecondMissingShare)}.";
        }

        return column with { Drift = missing && drift == Drift.None ? Drift.Some : drift, Sentence = sentence };
    }

    public static string Of(IReadOnlyList<ColumnComparison> columns, IReadOnlyList<string> added, IReadOnlyList<string> removed)
    {
        if (columns.Count == 0)
        {
            return "The two tables have no column in common.";
        }

        var strong = columns.Where(column => column.Drift == Drift.Strong).ToList();
        var some = columns.Count(column => column.Drift == Drift.Some);
        var changed = columns.Count(column => column.Drift == Drift.NotCompared && column.FirstType != column.SecondType);
        var answer = (strong.Count, some) switch
        {
            (0, 0) => $"{(columns.Count == 1 ? "The one common column is" : $"All {columns.Count:N0} common columns are")} distributed alike.",
            (0, _) => $"{some:N0} of {columns.Count:N0} common columns have moved somewhat, none strongly.",
            _ => $"{strong.Count:N0} of {columns.Count:N0} common columns {(strong.Count == 1 ? "has" : "have")} drifted strongly: {Names(strong)}{(some > 0 ? $"; {some:N0} more somewhat" : "")}.",
        };
        var schema = new[] { (added.Count, "added"), (removed.Count, "removed"), (changed, "of another type") }.Where(change => change.Item1 > 0).Select(change => $"{ProfileText.Count(change.Item1, "column", "columns")} {change.Item2}").ToList();
        return schema.Count == 0 ? answer : $"{answer} The tables differ in their columns: {string.Join(", ", schema)}.";
    }

    private static string Names(List<ColumnComparison> columns)
    {
        var named = string.Join(", ", columns.OrderByDescending(column => column.Psi).Take(NamedColumns).Select(column => column.Name));
        return columns.Count > NamedColumns ? $"{named} and {columns.Count - NamedColumns:N0} more" : named;
    }

    private static bool MissingDrift(ColumnComparison column, int firstRows, int secondRows, ComparisonSettings settings)
    {
        if (Math.Abs(column.FirstMissingShare - column.SecondMissingShare) < settings.MissingChange)
        {
            return false;
        }

        long first = (long)Math.Round(column.FirstMissingShare * firstRows), second = (long)Math.Round(column.SecondMissingShare * secondRows);
        return DriftMeasures.ChiSquareTest([first, firstRows - first], [second, secondRows - second]) is { } test && test.PValue <= settings.MaxPValue;
    }

    private static string Means(ColumnComparison column) => column is { FirstMean: { } first, SecondMean: { } second }
        ? $" The mean {(column.IsOfLengths ? "length " : "")}{(Say(column, first) == Say(column, second) ? $"is {Say(column, first)} on both sides" : $"went from {Say(column, first)} to {Say(column, second)}")}."
        : "";

    private static string Say(ColumnComparison column, double value) => column.FirstType == ColumnType.DateTime
        ? DrawnColumn.DateOf(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : ProfileText.Figure(double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static string NewLabels(ColumnComparison column)
    {
        var gone = column.Bins.Where(bin => bin is { Low: null, SecondShare: 0, FirstShare: >= 0.01 }).ToList();
        var come = column.Bins.Where(bin => bin is { Low: null, FirstShare: 0, SecondShare: >= 0.01 }).ToList();
        return (come.Count > 0 ? $" New: {Labels(come)}." : "") + (gone.Count > 0 ? $" Gone: {Labels(gone)}." : "");

        static string Labels(List<ComparedBin> bins) => string.Join(", ", bins.Take(NamedColumns).Select(bin => $"'{bin.Label}'")) + (bins.Count > NamedColumns ? " and others" : "");
    }
}
