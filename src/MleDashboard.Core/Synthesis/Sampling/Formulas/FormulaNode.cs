using System.Globalization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Sampling.Formulas;

/// <summary>A part of a formula. Bound to a table it gives a number for each row: NaN where a value is missing, 1 and 0 for true and false.</summary>
internal abstract record FormulaNode
{
    public virtual bool IsCondition => false;

    public virtual IEnumerable<string> Columns => [];

    public abstract Func<int, double> Numbers(Table table);

    /// <summary>Null where the part is no text.</summary>
    public virtual Func<int, string?>? Texts(Table table) => null;
}

internal sealed record NumberNode(double Value) : FormulaNode
{
    public override Func<int, double> Numbers(Table table) => _ => Value;
}

internal sealed record TextNode(string Value) : FormulaNode
{
    public override Func<int, double> Numbers(Table table)
    {
        var number = double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : DateTime.TryParse(Value, CultureInfo.InvariantCulture, out var time) ? time.Ticks : double.NaN;
        return _ => number;
    }

    public override Func<int, string?> Texts(Table table) => _ => Value;
}

internal sealed record ColumnNode(string Name) : FormulaNode
{
    public override IEnumerable<string> Columns => [Name];

    public override Func<int, double> Numbers(Table table)
    {
        switch (table.Find(Name)!)
        {
            case NumericColumn numeric:
                return row => numeric.Values[row];
            case DateTimeColumn times:
                return row => times.IsMissing(row) ? double.NaN : times.Ticks[row];
            case CategoryColumn category:
                var levels = category.Levels.Select(Number).ToArray();
                return row => category.Codes[row] < 0 ? double.NaN : levels[category.Codes[row]];
            case var column:
                return row => Number(column.TextAt(row));
        }
    }

    public override Func<int, string?>? Texts(Table table) => table.Find(Name) is var column and not (NumericColumn or DateTimeColumn) ? column!.TextAt : null;

    private static double Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}

internal sealed record ArithmeticNode(FormulaNode Left, FormulaNode Right, char Sign) : FormulaNode
{
    public override IEnumerable<string> Columns => Left.Columns.Concat(Right.Columns);

    public override Func<int, double> Numbers(Table table)
    {
        var (left, right) = (Left.Numbers(table), Right.Numbers(table));
        return Sign switch
        {
            '+' => row => left(row) + right(row),
            '-' => row => left(row) - right(row),
            '*' => row => left(row) * right(row),
            _ => row => left(row) / right(row),
        };
    }
}

internal sealed record ComparisonNode(FormulaNode Left, FormulaNode Right, string Sign) : FormulaNode
{
    public override bool IsCondition => true;

    public override IEnumerable<string> Columns => Left.Columns.Concat(Right.Columns);

    public override Func<int, double> Numbers(Table table)
    {
        // Two texts are compared as texts; a text beside a number or a time is read as one.
        if (Left.Texts(table) is { } ours && Right.Texts(table) is { } theirs)
        {
            return row => ours(row) is { } first && theirs(row) is { } second ? Holds(string.CompareOrdinal(first, second)) : double.NaN;
        }

        var (left, right) = (Left.Numbers(table), Right.Numbers(table));
        return row => double.IsNaN(left(row)) || double.IsNaN(right(row)) ? double.NaN : Holds(left(row).CompareTo(right(row)));
    }

    private double Holds(int order) => (Sign switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        "=" => order == 0,
        _ => order != 0,
    }) ? 1 : 0;
}

/// <summary>Kleene's three values: what is known decides, where it can.</summary>
internal sealed record LogicNode(FormulaNode Left, FormulaNode Right, bool IsOr) : FormulaNode
{
    public override bool IsCondition => true;

    public override IEnumerable<string> Columns => Left.Columns.Concat(Right.Columns);

    public override Func<int, double> Numbers(Table table)
    {
        var (left, right) = (Left.Numbers(table), Right.Numbers(table));
        var decisive = IsOr ? 1.0 : 0.0;
        return row =>
        {
            var (first, second) = (left(row), right(row));
            return first == decisive || second == decisive ? decisive : double.IsNaN(first) || double.IsNaN(second) ? double.NaN : 1 - decisive;
        };
    }
}

internal sealed record NotNode(FormulaNode Inner) : FormulaNode
{
    public override bool IsCondition => true;

    public override IEnumerable<string> Columns => Inner.Columns;

    public override Func<int, double> Numbers(Table table)
    {
        var inner = Inner.Numbers(table);
        return row => 1 - inner(row);
    }
}
