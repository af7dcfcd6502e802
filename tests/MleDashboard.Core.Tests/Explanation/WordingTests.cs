using MleDashboard.Core.Explanation;

namespace MleDashboard.Core.Tests.Explanation;

public sealed class WordingTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(14.234, "14.2")]
    [InlineData(0.05123, "0.0512")]
    [InlineData(1048.3, "1,048")]
    [InlineData(-3.14159, "-3.14")]
    [InlineData(999.96, "1,000")]
    [InlineData(0.00000000123, "1.23E-9")]
    public void Number_AnyValue_KeepsThreeSignificantDigits(double value, string expected) => Assert.Equal(expected, Wording.Number(value));

    [Theory]
    [InlineData(0.9036, "90.4%")]
    [InlineData(1, "100.0%")]
    public void Percent_Share_HasOneDecimal(double share, string expected) => Assert.Equal(expected, Wording.Percent(share));
}
