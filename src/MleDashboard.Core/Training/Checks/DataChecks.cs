using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Checks;

/// <summary>
/// Looks at a table before a build, as SageMaker Canvas's "Validate data" does: model type, missing and non-numeric target values, too many labels in all and for the rows,
/// names of columns, complete rows. What a build would refuse is an error in the same words.
/// </summary>
public static class DataChecks
{
    private const int ManyClasses = 50;
    private const int FewRowsOfClass = 10;
    private const double MuchMissing = 0.05;
    private const int Named = 3;

    /// <param name="table">All its rows, or a sample of them.</param>
    public static IReadOnlyList<DataFinding> Run(Table table, ExperimentSettings settings)
    {
        var findings = new List<DataFinding>();
        if (ExperimentChecks.Check(table, settings) is { } refused)
        {
            findings.Add(new DataFinding("settings", FindingSeverity.Error, null, null, refused.Message, "Change the setting."));
        }

        if (table.Find(settings.Target) is { } target)
        {
            CheckTarget(table, target, settings, findings);
        }

        CheckNames(table, findings);
        CheckFeatures(table, settings, findings);
        return [.. findings.OrderBy(finding => finding.Severity)];
    }

    private static void CheckTarget(Table table, ColumnData target, ExperimentSettings settings, List<DataFinding> findings)
    {
        var missing = Enumerable.Range(0, target.Length).Count(target.IsMissing);
        if (missing > 0 && missing < target.Length)
        {
            findings.Add(new DataFinding(
                "missing-target", (double)missing / target.Length > MuchMissing ? FindingSeverity.Warning : FindingSeverity.Info, target.Name, Share(missing, target.Length),
                $"{Rows(missing)} of column '{target.Name}' {(missing == 1 ? "has" : "have")} no value, and a row without an answer cannot be learned from.", "These rows are left out; fill in the values if they are known."));
        }

        var reading = TargetReading.Read(table, settings);
        if (!reading.IsOk)
        {
            findings.Add(new DataFinding(CheckOf(reading.Error), FindingSeverity.Error, target.Name, null, reading.Error.Message, "Choose another column to predict, or another type of model."));
            return;
        }

        var numbers = NumericEncoder.NumbersOf(target);
        if (reading.Value.ProblemType == ProblemType.Regression)
        {
            var odd = Enumerable.Range(0, numbers.Length).Count(row => !target.IsMissing(row) && !double.IsFinite(numbers[row]));
            if (odd > 0)
            {
                findings.Add(new DataFinding(
                    "non-numeric-target", FindingSeverity.Warning, target.Name, Share(odd, target.Length),
                    $"{Rows(odd)} of column '{target.Name}' {(odd == 1 ? "has a value" : "have values")} that {(odd == 1 ? "is" : "are")} not a number.", "These rows are left out; correct the values, or predict categories."));
            }

            return;
        }

        CheckClasses(target, reading.Value, settings, findings);
    }

    private static void CheckClasses(ColumnData target, TargetReading reading, ExperimentSettings settings, List<DataFinding> findings)
    {
        var counts = LevelCodes.Count(target).Where(level => reading.Classes.Contains(level.Level)).ToList();
        if (settings.ProblemType is not null && TargetReading.Read(new Table([target]), settings with { ProblemType = null, PositiveClass = null }) is { IsOk: true, Value.ProblemType: ProblemType.Regression })
        {
            findings.Add(new DataFinding(
                "model-type", FindingSeverity.Warning, target.Name, Labels(counts.Count),
                $"Column '{target.Name}' has numbers with {counts.Count:N0} different values, which would be predicted as {counts.Count:N0} separate categories.", "Choose the numeric prediction, unless the numbers are codes."));
        }

        if (counts.Count > ManyClasses)
        {
            findings.Add(new DataFinding(
                "many-labels", FindingSeverity.Warning, target.Name, Labels(counts.Count),
                $"Column '{target.Name}' has {counts.Count:N0} different values to tell apart.", "Group rare values together for a better and faster model."));
        }

        var rare = counts.Where(level => level.Count < FewRowsOfClass).OrderBy(level => level.Count).ToList();
        if (rare.Count > 0)
        {
            findings.Add(new DataFinding(
                "labels-for-rows", FindingSeverity.Warning, target.Name, Labels(rare.Count),
                $"{List(rare.Select(level => $"'{level.Level}' ({level.Count})"), rare.Count)} of column '{target.Name}' {(rare.Count == 1 ? "occurs" : "occur")} in fewer than {FewRowsOfClass} rows, too few to learn well.",
                "Add rows of these values, or group them together."));
        }
    }

    private static void CheckNames(Table table, List<DataFinding> findings)
    {
        var underscored = table.Columns.Where(column => column.Name.Contains("__", StringComparison.Ordinal)).Select(column => column.Name).ToList();
        if (underscored.Count > 0)
        {
            findings.Add(new DataFinding(
                "column-names", FindingSeverity.Info, underscored[0], Columns(underscored.Count),
                $"{List(underscored.Select(name => $"'{name}'"), underscored.Count)} {(underscored.Count == 1 ? "has" : "have")} two underscores in a row, which SageMaker Canvas refuses.", "Rename before the table goes there; a build here takes it as it is."));
        }

        foreach (var alike in table.Columns.GroupBy(column => column.Name.Trim().ToUpperInvariant()).Where(group => group.Count() > 1))
        {
            var names = alike.Select(column => column.Name).ToList();
            findings.Add(new DataFinding(
                "column-names", FindingSeverity.Warning, names[0], Columns(names.Count),
                $"The names {string.Join(" and ", names.Select(name => $"'{name}'"))} differ only in capitals or spaces.", "Rename one, so that nobody mistakes it for the other."));
        }
    }

    private static void CheckFeatures(Table table, ExperimentSettings settings, List<DataFinding> findings)
    {
        var features = table.Columns.Where(column => settings.RoleOf(column.Name) == ColumnRole.Feature).ToList();
        var empty = features.Where(column => Enumerable.Range(0, column.Length).All(column.IsMissing)).Select(column => column.Name).ToList();
        if (empty.Count > 0)
        {
            findings.Add(new DataFinding(
                "empty-columns", FindingSeverity.Info, empty[0], Columns(empty.Count),
                $"{List(empty.Select(name => $"'{name}'"), empty.Count)} {(empty.Count == 1 ? "has" : "have")} no value in any row.", "Untick, or fill in the values."));
        }

        var judged = features.Where(column => !empty.Contains(column.Name)).ToList();
        if (table.RowCount > 0 && judged.Count > 0 && !Enumerable.Range(0, table.RowCount).Any(row => judged.TrueForAll(column => !column.IsMissing(row))))
        {
            var worst = judged.MaxBy(column => Enumerable.Range(0, column.Length).Count(column.IsMissing))!;
            findings.Add(new DataFinding(
                "no-complete-row", FindingSeverity.Warning, worst.Name, null,
                $"No row has a value in every column; most are missing in '{worst.Name}'.", "Learning copes with gaps, but untick columns that are nearly empty."));
        }

        foreach (var twin in features.Where(column => SaysTheSame(column, table.Find(settings.Target))))
        {
            findings.Add(new DataFinding(
                "target-repeated", FindingSeverity.Warning, twin.Name, null,
                $"Column '{twin.Name}' says in every row what '{settings.Target}' says, so it gives the answer away.", "Untick it, unless it is known before the answer is."));
        }
    }

    private static bool SaysTheSame(ColumnData column, ColumnData? target)
    {
        if (target is null)
        {
            return false;
        }

        var duplicates = new DuplicateColumns();
        duplicates.FindOrAdd(target);
        return duplicates.FindOrAdd(column) is not null;
    }

    private static string CheckOf(Results.Error error) => error switch
    {
        TargetHasTooManyClasses => "many-labels",
        TargetHasValuePerRow or TargetClassTooRare => "labels-for-rows",
        TargetIsNotNumeric or TargetIsAlmostNumeric => "non-numeric-target",
        TargetHasNoValues or TooFewRows => "missing-target",
        _ => "model-type",
    };

    private static string Rows(int count) => count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} rows");

    private static string Labels(int count) => count == 1 ? "1 label" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} labels");

    private static string Columns(int count) => count == 1 ? "1 column" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} columns");

    private static string Share(int count, int all) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / all:0.#}%");

    /// <summary>The first few and how many more: "'a', 'b', 'c' and 4 more".</summary>
    private static string List(IEnumerable<string> names, int count) =>
        $"{string.Join(", ", names.Take(Named))}{(count > Named ? string.Create(CultureInfo.InvariantCulture, $" and {count - Named:N0} more") : "")}";
}
