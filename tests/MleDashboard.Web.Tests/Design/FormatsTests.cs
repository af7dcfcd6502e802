using MleDashboard.Web.Design;

namespace MleDashboard.Web.Tests.Design;

public sealed class FormatsTests
{
    [Theory]
    [InlineData(0.97, "0.9700")]
    [InlineData(12.4, "12.40")]
    [InlineData(9.8712, "9.871")]
    [InlineData(250, "250.0")]
    [InlineData(12480.4, "12,480")]
    [InlineData(0, "0")]
    [InlineData(double.NaN, "–")]
    public void FixedNumber_KeepsZerosAtTheEnd(double value, string expected) => Assert.Equal(expected, Formats.FixedNumber(value));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1 KB")]
    [InlineData(1536, "1.5 KB")]
    [InlineData(97_517_568, "93 MB")]
    [InlineData(1_073_741_823, "1 GB")]
    [InlineData(-5, "0 B")]
    public void Bytes_AnySize_HasThreeDigitsAtMost(long bytes, string expected) => Assert.Equal(expected, Formats.Bytes(bytes));

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0001, "< 0.1%")]
    [InlineData(0.9076, "90.8%")]
    [InlineData(0.99999, "> 99.9%")]
    [InlineData(1, "100%")]
    [InlineData(double.NaN, "–")]
    public void Percent_NearTheEnds_IsNeverRoundedToUntruth(double fraction, string expected) => Assert.Equal(expected, Formats.Percent(fraction));

    [Theory]
    [InlineData(0.96932, "0.9693")]
    [InlineData(14.2, "14.2")]
    [InlineData(12480.4, "12,480")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(0.00001234, "1.234e-5")]
    [InlineData(null, "–")]
    public void Number_AnySize_KeepsFourDigits(double? value, string expected) => Assert.Equal(expected, Formats.Number(value));

    [Theory]
    [InlineData(0.84, "0.8 s")]
    [InlineData(9.96, "10 s")]
    [InlineData(59.6, "1 min")]
    [InlineData(250, "4 min 10 s")]
    [InlineData(3900, "1 h 5 min")]
    [InlineData(183_600, "2 d 3 h")]
    [InlineData(-1, "0.0 s")]
    public void Duration_AnyLength_NamesTwoUnitsAtMost(double seconds, string expected) => Assert.Equal(expected, Formats.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(70, 110, "1 to 2 min left")]
    [InlineData(18, 21, "20 to 25 s left")]
    [InlineData(3, 3, "about 3 s left")]
    [InlineData(7200, 10800, "2 to 3 h left")]
    public void Remaining_Range_IsInOneUnit(double low, double high, string expected) => Assert.Equal(expected, Formats.Remaining(TimeSpan.FromSeconds(low), TimeSpan.FromSeconds(high)));

    [Theory]
    [InlineData(3, "now")]
    [InlineData(40, "40 s ago")]
    [InlineData(150, "2 min ago")]
    [InlineData(3 * 3600, "3 h ago")]
    [InlineData(30 * 3600, "yesterday")]
    [InlineData(4 * 86400, "4 days ago")]
    [InlineData(40 * 86400, "20 Jan 2026")]
    [InlineData(-60, "now")]
    public void Ago_Distance_IsSaidInWords(int seconds, string expected)
    {
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(expected, Formats.Ago(now.AddSeconds(-seconds), now));
    }

    [Theory]
    [InlineData("short.csv", 20, "short.csv")]
    [InlineData("bookings_2024_export_final.csv", 15, "booking…nal.csv")]
    [InlineData("😀😀😀😀😀😀😀😀", 9, "😀😀…😀😀")]
    public void MiddleEllipsis_LongName_KeepsBothEnds(string text, int max, string expected) => Assert.Equal(expected, Formats.MiddleEllipsis(text, max));
}
