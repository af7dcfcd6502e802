using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>Decides for each column whether it is learned, and makes the table that a synthesizer learns from.</summary>
public sealed class TablePlanner
{
    /// <summary>Levels of a column that a model learns; the rarer ones share one. A network's first layer grows with each, and beyond a few hundred none has rows enough to be learned by.</summary>
    public const int MostLevels = 200;

    /// <summary>Rows for each value that make a text column one of levels.</summary>
    private const int RowsOfALevel = 5;

    private readonly List<ColumnPlan> plans = [];
    private readonly List<ColumnData> learned = [];

    private TablePlanner()
    {
    }

    /// <returns>The plan, and the table to learn from: no columns when nothing varies.</returns>
    public static Result<(TablePlan Plan, Table Learned)> Plan(Table table, SynthesisSettings settings)
    {
        var kept = table.Columns.Where(column => !settings.LeftOut.Contains(column.Name, StringComparer.Ordinal)).ToArray();
        if (kept.Length == 0)
        {
            return new NothingToLearn();
        }

        var planner = new TablePlanner();
        var combined = new Dictionary<string, CombinedColumn>(StringComparer.Ordinal);
        foreach (var names in settings.FixedCombinations.Where(names => names.Count > 1))
        {
            var columns = names.Select(name => kept.FirstOrDefault(column => column.Name == name)).ToArray();
            if (Array.FindIndex(columns, column => column is null || combined.ContainsKey(column.Name)) is >= 0 and var at)
            {
                return new CombinationColumnMissing(names[at]);
            }

            planner.Combine(columns!, combined);
        }

        foreach (var column in kept)
        {
            planner.plans.Add(combined.TryGetValue(column.Name, out var plan) ? plan : planner.Single(column));
        }

        return (new TablePlan(planner.plans), new Table(planner.learned));
    }

    private void Combine(ColumnData[] columns, Dictionary<string, CombinedColumn> combined)
    {
        var codes = columns.Select(DiscreteCode.Of).ToArray();
        var choices = columns.Select((column, at) => codes[at].Encode(column, new Random(0)).Choices).ToArray();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var distinct = new List<int>();
        var keys = new int[columns[0].Length];
        for (var row = 0; row < keys.Length; row++)
        {
            var combination = string.Join(',', choices.Select(choice => choice[row].ToString(CultureInfo.InvariantCulture)));
            if (!places.TryGetValue(combination, out keys[row]))
            {
                keys[row] = places[combination] = distinct.Count;
                distinct.Add(row);
            }
        }

        var key = string.Join('\u001f', columns.Select(column => column.Name));
        for (var at = 0; at < columns.Length; at++)
        {
            var choice = choices[at];
            combined[columns[at].Name] = new CombinedColumn { Name = columns[at].Name, Type = columns[at].Type, Key = key, Code = codes[at], Choices = [.. distinct.Select(row => choice[row])] };
        }

        learned.Add(new CategoryColumn(key, keys, [.. Enumerable.Range(0, distinct.Count).Select(at => at.ToString(CultureInfo.InvariantCulture))]));
    }

    private ColumnPlan Single(ColumnData column)
    {
        if (column.Type == ColumnType.Identifier)
        {
            return SequenceColumn.Of(column);
        }

        var values = Values(column, out var hasMissing);
        if (values.Count == 0 || (values.Count == 1 && !hasMissing))
        {
            return new ConstantColumn { Name = column.Name, Type = column.Type, Code = DiscreteCode.Of(column) };
        }

        if (column is NumericColumn or DateTimeColumn)
        {
            return Learn(column);
        }

        if (PersonalText.KindOf(column) is { } fake)
        {
            return new InventedColumn { Name = column.Name, Type = ColumnType.Text, Fake = fake, MissingShare = MissingShare(column) };
        }

        if (column.Type == ColumnType.Text && values.Count > Math.Min(MostLevels, column.Length / RowsOfALevel))
        {
            return WordsColumn.Of(column) ?? (ColumnPlan)SequenceColumn.Of(column);
        }

        return values.Count > MostLevels ? Group(column, values) : Learn(column);
    }

    private ModelledColumn Learn(ColumnData column)
    {
        learned.Add(column);
        return new ModelledColumn { Name = column.Name, Type = column.Type };
    }

    private GroupedColumn Group(ColumnData column, Dictionary<string, long> counts)
    {
        var order = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        string[] levels = [.. order.Take(MostLevels).Select(pair => pair.Key), GroupedColumn.Others];
        var places = levels.Select((level, at) => (level, at)).ToDictionary(pair => pair.level, pair => pair.at, StringComparer.Ordinal);
        var codes = new int[column.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = column.TextAt(row) is { } text ? places.GetValueOrDefault(text, MostLevels) : -1;
        }

        learned.Add(new CategoryColumn(column.Name, codes, levels));
        return new GroupedColumn { Name = column.Name, Type = ColumnType.Categorical, Rare = [.. order.Skip(MostLevels).Select(pair => pair.Key)], Counts = [.. order.Skip(MostLevels).Select(pair => pair.Value)] };
    }

    /// <summary>Rows by value; of numbers and times no more than two values are looked for.</summary>
    private static Dictionary<string, long> Values(ColumnData column, out bool hasMissing)
    {
        var isNumber = column is NumericColumn or DateTimeColumn;
        var values = new Dictionary<string, long>(StringComparer.Ordinal);
        hasMissing = false;
        for (var row = 0; row < column.Length && !(isNumber && values.Count > 1); row++)
        {
            if (column.IsMissing(row) || (column is NumericColumn numeric && !double.IsFinite(numeric.Values[row])))
            {
                hasMissing = true;
            }
            else
            {
                var text = column.TextAt(row)!;
                values[text] = values.GetValueOrDefault(text) + 1;
            }
        }

        return values;
    }

    private static double MissingShare(ColumnData column) => (double)Enumerable.Range(0, column.Length).Count(column.IsMissing) / column.Length;
}
