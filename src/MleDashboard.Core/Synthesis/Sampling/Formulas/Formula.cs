using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Synthesis.Sampling.Formulas;

/// <summary>
/// A condition over the columns of a row: + - * / and brackets, comparisons, and, or, not. Names with spaces stand in backticks, texts and dates in single quotes:
/// <c>adults + children &gt; 0 and `market segment` != 'Online'</c>.
/// </summary>
public sealed class Formula
{
    private readonly FormulaNode root;

    private Formula(string text, FormulaNode root) => (Text, this.root, Columns) = (text, root, [.. root.Columns.Distinct(StringComparer.Ordinal)]);

    public string Text { get; }

    /// <summary>That it names.</summary>
    public IReadOnlyList<string> Columns { get; }

    public static Result<Formula> Parse(string text)
    {
        try
        {
            return new Formula(text, new FormulaParser(FormulaToken.Split(text)).Parse());
        }
        catch (FormatException exception)
        {
            return new FormulaUnreadable(text, exception.Message);
        }
    }

    /// <summary>Whether a row meets it; a row that misses what it needs does, as in a database's checks.</summary>
    /// <param name="table">With all of <see cref="Columns"/>.</param>
    public Func<int, bool> IsMet(Table table)
    {
        var truth = root.Numbers(table);
        return row => truth(row) != 0;
    }
}
