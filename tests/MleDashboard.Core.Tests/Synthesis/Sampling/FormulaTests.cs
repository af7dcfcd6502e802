using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Sampling.Formulas;

namespace MleDashboard.Core.Tests.Synthesis.Sampling;

public sealed class FormulaTests
{
    private static readonly Table Rows = new(
    [
        new NumericColumn("adults", [0, 2, double.NaN]),
        new NumericColumn("children", [0, 1, 3]),
        new CategoryColumn("market segment", [0, 1, -1], ["Online", "Direct"]),
        new CategoryColumn("is_cancelled", [0, 1, 0], ["0", "1"], ColumnType.Boolean),
        new DateTimeColumn("arrival", [new DateTime(2024, 5, 1).Ticks, new DateTime(2024, 7, 1).Ticks, DateTimeColumn.Missing]),
    ]);

    [Theory]
    [InlineData("adults + children > 0", "011")]
    [InlineData("adults - 1 >= children * 1", "011")]
    [InlineData("2 + 3 * 2 = 8 and (2 + 3) * 2 = 10", "111")]
    [InlineData("10 - 4 - 3 = 3 and 8 / 4 / 2 = 1", "111")]
    [InlineData("-children < 0", "011")]
    [InlineData("not children = 0", "011")]
    [InlineData("children = 1 or adults = 0", "111")]
    [InlineData("children = 3 and adults = 0", "001")]
    [InlineData("`market segment` != 'Online'", "011")]
    [InlineData("\"market segment\" = 'Online'", "101")]
    [InlineData("is_cancelled = 1", "010")]
    [InlineData("is_cancelled = '1'", "010")]
    [InlineData("arrival < '2024-06-01'", "101")]
    [InlineData("1e1 = 10 and .5 < 1", "111")]
    public void IsMet_FollowsArithmeticAndPassesWhatIsUnknown(string text, string expected)
    {
        var formula = Formula.Parse(text);

        Assert.True(formula.IsOk, formula.Error?.Message);
        var isMet = formula.Value.IsMet(Rows);
        Assert.Equal(expected, string.Concat(Enumerable.Range(0, 3).Select(row => isMet(row) ? '1' : '0')));
    }

    [Theory]
    [InlineData("", "ends too early")]
    [InlineData("adults + children", "compares nothing")]
    [InlineData("adults >", "ends too early")]
    [InlineData("(adults > 0", "bracket at character 1")]
    [InlineData("adults > 0)", "')' at character 11")]
    [InlineData("adults & 1", "'&' at character 8")]
    [InlineData("name = 'x", "quote at character 8")]
    [InlineData("1.2.3 > 0", "'1.2.3'")]
    [InlineData("(adults > 0) > 1", "cannot be compared")]
    [InlineData("adults and children > 1", "between comparisons")]
    public void Parse_NotAFormula_SaysWhereAndWhy(string text, string part)
    {
        var error = Assert.IsType<FormulaUnreadable>(Formula.Parse(text).Error);

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('(')]
    [InlineData('-')]
    public void Parse_ThousandsInsideEachOther_IsRefused(char sign) =>
        Assert.Contains("inside each other", Formula.Parse(new string(sign, 100_000) + "1 > 0").Error!.Message, StringComparison.Ordinal);
}
