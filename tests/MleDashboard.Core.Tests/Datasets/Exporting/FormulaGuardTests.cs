using MleDashboard.Core.Datasets.Exporting;

namespace MleDashboard.Core.Tests.Datasets.Exporting;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\0x", "'\0x")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    public void Add_TextThatASpreadsheetWouldRun_IsMarkedAndComesBack(string text, string marked)
    {
        Assert.Equal(marked, FormulaGuard.Add(text));
        Assert.Equal(text, FormulaGuard.Remove(marked));
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("+3.5e2")]
    [InlineData("No Deposit")]
    [InlineData("'quoted'")]
    [InlineData("'")]
    [InlineData("")]
    [InlineData("a=b")]
    public void Add_OrdinaryTextAndNumbers_StayAsTheyAre(string text)
    {
        Assert.Equal(text, FormulaGuard.Add(text));
        Assert.Equal(text, FormulaGuard.Remove(text));
    }
}
