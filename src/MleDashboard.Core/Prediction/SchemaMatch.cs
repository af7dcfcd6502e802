using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Prediction;

public enum SchemaProblemKind
{
    /// <summary>The model needs the column and the table lacks it.</summary>
    Missing,

    /// <summary>The table has a column the model does not know; it is carried along.</summary>
    Extra,

    /// <summary>Another type than in training, whose values can be read as that type.</summary>
    Converted,

    /// <summary>Another type than in training that cannot be read as it.</summary>
    WrongType,
}

/// <summary>One difference between a table and what a model needs.</summary>
/// <param name="IsBlocking">Nothing can be predicted until it is gone.</param>
/// <param name="Message">One sentence: what is different and what to do.</param>
public sealed record SchemaProblem(SchemaProblemKind Kind, string Column, bool IsBlocking, string Message);

/// <summary>Whether a model can predict a table, judged from the two schemas before anything runs.</summary>
public sealed record SchemaMatch(IReadOnlyList<SchemaProblem> Problems)
{
    public bool CanPredict => !Problems.Any(problem => problem.IsBlocking);

    public IEnumerable<SchemaProblem> Blocking => Problems.Where(problem => problem.IsBlocking);

    public IEnumerable<SchemaProblem> Warnings => Problems.Where(problem => !problem.IsBlocking && problem.Kind is not SchemaProblemKind.Extra);

    public IEnumerable<SchemaProblem> Extra => Problems.Where(problem => problem.Kind is SchemaProblemKind.Extra);

    /// <param name="needed">The model's input columns with their training types.</param>
    /// <param name="target">May be in the table; then it is carried along and is no problem.</param>
    public static SchemaMatch Of(DatasetSchema needed, string target, DatasetSchema table)
    {
        var problems = new List<SchemaProblem>();
        foreach (var column in needed.Columns)
        {
            if (table.Find(column.Name) is not { } given)
            {
                problems.Add(Missing(column, table));
            }
            else if (given.Type != column.Type)
            {
                problems.Add(Difference(column, given));
            }
        }

        problems.AddRange(table.Columns
            .Where(column => column.Name != target && needed.Find(column.Name) is null)
            .Select(column => new SchemaProblem(SchemaProblemKind.Extra, column.Name, false, $"Column '{column.Name}' is not used by the model; it is kept in the result.")));
        return new SchemaMatch(problems);
    }

    private static SchemaProblem Missing(DatasetColumn column, DatasetSchema table)
    {
        var twin = table.Columns.FirstOrDefault(other => string.Equals(other.Name.Trim(), column.Name.Trim(), StringComparison.OrdinalIgnoreCase));
        var advice = twin is null ? "add it to the file, with the same name as in training" : $"rename '{twin.Name}' to '{column.Name}'";
        return new SchemaProblem(SchemaProblemKind.Missing, column.Name, true, $"Column '{column.Name}' ({NameOf(column.Type)}) is missing: {advice}.");
    }

    private static SchemaProblem Difference(DatasetColumn needed, DatasetColumn given) => ColumnConversion.IsPossible(given.Type, needed.Type)
        ? new SchemaProblem(
            SchemaProblemKind.Converted,
            needed.Name,
            false,
            $"Column '{needed.Name}' is {NameOf(given.Type)} here and was {NameOf(needed.Type)} in training: it is read as {NameOf(needed.Type)}, and values that do not fit count as missing.")
        : new SchemaProblem(
            SchemaProblemKind.WrongType,
            needed.Name,
            true,
            $"Column '{needed.Name}' is {NameOf(given.Type)} here and was {NameOf(needed.Type)} in training: change its type in the dataset's schema, or correct the file.");

    private static string NameOf(ColumnType type) => type is ColumnType.DateTime ? "date and time" : type.ToString().ToLowerInvariant();
}
