using System.Globalization;

namespace MleDashboard.Core.Synthesis.Sampling.Formulas;

/// <summary>By recursive descent: or, and, not, one comparison, sums, products, signs, names and numbers.</summary>
internal sealed class FormulaParser(List<FormulaToken> tokens)
{
    /// <summary>Deeper brackets are refused, so that a formula cannot exhaust the stack.</summary>
    private const int MostDepth = 100;

    private int at;
    private int depth;

    /// <exception cref="FormatException">With the rest of a sentence.</exception>
    public FormulaNode Parse()
    {
        var node = Or();
        return tokens[at].Kind == FormulaTokenKind.End
            ? node.IsCondition ? node : throw new FormatException("it compares nothing. Write a comparison such as 'adults + children > 0'.")
            : throw Unexpected();
    }

    private FormulaNode Or() => Chain(And, "or");

    private FormulaNode And() => Chain(Not, "and");

    private FormulaNode Chain(Func<FormulaNode> part, string word)
    {
        var node = part();
        while (IsWord(word))
        {
            at++;
            node = new LogicNode(Condition(node), Condition(part()), word == "or");
        }

        return node;
    }

    private FormulaNode Not()
    {
        if (!IsWord("not"))
        {
            return Comparison();
        }

        at++;
        Deeper();
        var node = new NotNode(Condition(Not()));
        depth--;
        return node;
    }

    private FormulaNode Comparison()
    {
        var left = Sum();
        if (tokens[at] is not { Kind: FormulaTokenKind.Sign, Text: "<" or "<=" or ">" or ">=" or "=" or "==" or "!=" or "<>" } sign)
        {
            return left;
        }

        at++;
        return new ComparisonNode(Value(left), Value(Sum()), sign.Text switch { "==" => "=", "<>" => "!=", var other => other });
    }

    private FormulaNode Sum() => Steps(Product, "+", "-");

    private FormulaNode Product() => Steps(Single, "*", "/");

    private FormulaNode Steps(Func<FormulaNode> part, string first, string second)
    {
        var node = part();
        while (tokens[at] is { Kind: FormulaTokenKind.Sign } sign && (sign.Text == first || sign.Text == second))
        {
            at++;
            node = new ArithmeticNode(Value(node), Value(part()), sign.Text[0]);
        }

        return node;
    }

    private FormulaNode Single()
    {
        var token = tokens[at++];
        switch (token)
        {
            case { Kind: FormulaTokenKind.Number }:
                return double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? new NumberNode(number)
                    : throw new FormatException($"'{token.Text}' at character {token.At + 1} is not a number.");
            case { Kind: FormulaTokenKind.Text }:
                return new TextNode(token.Text);
            case { Kind: FormulaTokenKind.Column }:
                return new ColumnNode(token.Text);
            case { Kind: FormulaTokenKind.Sign, Text: "-" }:
                Deeper();
                var negative = new ArithmeticNode(new NumberNode(0), Value(Single()), '-');
                depth--;
                return negative;
            case { Kind: FormulaTokenKind.Sign, Text: "(" }:
                Deeper();
                var inner = Or();
                depth--;
                if (tokens[at] is not { Kind: FormulaTokenKind.Sign, Text: ")" })
                {
                    throw new FormatException($"the bracket at character {token.At + 1} is not closed.");
                }

                at++;
                return inner;
            default:
                at--;
                throw Unexpected();
        }
    }

    private bool IsWord(string word) => tokens[at].Kind == FormulaTokenKind.Word && tokens[at].Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private void Deeper()
    {
        if (++depth > MostDepth)
        {
            throw new FormatException($"it has more than {MostDepth} brackets inside each other.");
        }
    }

    private static FormulaNode Condition(FormulaNode node) => node.IsCondition ? node : throw new FormatException("'and', 'or' and 'not' stand between comparisons only.");

    private static FormulaNode Value(FormulaNode node) => node.IsCondition ? throw new FormatException("a comparison cannot be compared or added up.") : node;

    private FormatException Unexpected() => new(tokens[at].Kind == FormulaTokenKind.End ? "it ends too early." : $"'{tokens[at].Text}' at character {tokens[at].At + 1} is not expected there.");
}
