using System.Globalization;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing.Csv;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Inference;

/// <summary>What each column of a file becomes.</summary>
internal sealed record ColumnPlan(IReadOnlyList<PlannedColumn> Columns)
{
    /// <param name="chosen">Types by column name; names that the file does not have are refused.</param>
    /// <param name="isText">Columns that their source says are text; null when it says nothing of the kind.</param>
    public static Result<ColumnPlan> Make(
        IReadOnlyList<(string Name, string? SourceName)> names, IReadOnlyList<ColumnObserver> facts, IReadOnlyDictionary<string, ColumnType> chosen, IReadOnlyList<bool>? isText = null)
    {
        var unknown = chosen.Keys.Except(names.Select(name => name.Name), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            return new UnknownColumns(unknown);
        }

        var hasDecimalComma = facts.Any(TypeInference.NeedsDecimalComma);
        var columns = new PlannedColumn[names.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            ColumnType? type = chosen.TryGetValue(names[i].Name, out var wanted) ? wanted : null;
            var inferred = TypeInference.Infer(names[i].Name, facts[i], hasDecimalComma, type, isText?[i] == true);
            columns[i] = new PlannedColumn(names[i].Name, names[i].SourceName, inferred.Reading == ValueReading.Text && facts[i].HasApostrophe ? inferred with { Reading = ValueReading.GuardedText } : inferred, facts[i]);
        }

        return new ColumnPlan(columns);
    }

    /// <summary>No number is taken on trust any more.</summary>
    public ColumnPlan Loosened() => new([.. Columns.Select(column => column.Inferred.Reading is ValueReading.Integer or ValueReading.Decimal
        ? column with { Inferred = column.Inferred with { Reading = ValueReading.LoosePointNumber } }
        : column)]);

    public string Select(CsvTable table)
    {
        var marks = Columns.Aggregate(0, (seen, column) => seen | column.Facts.MarksSeen);
        var list = string.Join(", ", Columns.Select((column, i) => $"{column.Inferred.Reading.Expression(string.Create(CultureInfo.InvariantCulture, $"c{i}"))} AS {Sql.Name(column.Name)}"));
        return $"SELECT {list} FROM {table.Relation([.. Columns.Select(column => column.Inferred.Reading)], ValueForms.MissingMarks.Where((_, i) => (marks & (1 << i)) != 0))}";
    }

    /// <summary>The columns as far as they were observed, before anything is written.</summary>
    public IReadOnlyList<DatasetColumn> Observed() => Described([.. Columns.Select(column => column.Facts.Missing + column.Inferred.Mismatched)]);

    /// <param name="missing">Rows without a value in the written file; those that had a text in the source did not fit.</param>
    public IReadOnlyList<DatasetColumn> Described(IReadOnlyList<long> missing) => [.. Columns.Select((column, i) => new DatasetColumn(column.Name, column.Inferred.Type)
    {
        Reason = column.Inferred.Reason,
        SourceName = column.SourceName,
        MissingCount = missing[i],
        MismatchedCount = Math.Max(0, missing[i] - column.Facts.Missing),
    })];
}

internal sealed record PlannedColumn(string Name, string? SourceName, InferredColumn Inferred, ColumnObserver Facts);
