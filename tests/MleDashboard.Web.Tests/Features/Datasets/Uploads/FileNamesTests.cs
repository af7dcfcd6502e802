using MleDashboard.Web.Features.Datasets.Uploads;

namespace MleDashboard.Web.Tests.Features.Datasets.Uploads;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("a.csv.exe", "a.csv.exe")]
    [InlineData("a.csv%00.exe", "a.csv%00.exe")]
    [InlineData("a.csv\0", "a.csv")]
    [InlineData("-rf.csv", "-rf.csv")]
    [InlineData("CON.csv", "CON.csv")]
    [InlineData("a/b.csv", "b.csv")]
    [InlineData("..\\..\\x.csv", "x.csv")]
    [InlineData("..", "..")]
    [InlineData("invoice\u202Evsc.exe", "invoicevsc.exe")]
    [InlineData("a\u2066b\u2069\r\nc\u200B.csv", "abc.csv")]
    [InlineData("  ", "file")]
    [InlineData(null, "file")]
    [InlineData("Größe 表.csv", "Größe 表.csv")]
    public void Clean_ForeignName_BecomesPlainTextWithoutPathOrInvisibleCharacters(string? name, string expected) =>
        Assert.Equal(expected, FileNames.Clean(name));

    [Fact]
    public void Clean_LongName_IsShortenedInTheMiddleWithItsEnding()
    {
        var clean = FileNames.Clean(new string('x', 300) + ".csv");

        Assert.Equal(200, clean.Length);
        Assert.EndsWith("x.csv", clean, StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_LongNameOfEmoji_IsNeverCutInsideACharacter()
    {
        foreach (var prefix in new[] { "", "a" })
        {
            var clean = FileNames.Clean(prefix + string.Concat(Enumerable.Repeat("😀", 300)));

            Assert.DoesNotContain(clean.EnumerateRunes(), rune => rune.Value == 0xFFFD);
        }
    }

    [Theory]
    [InlineData("bookings.train.csv", "bookings.train")]
    [InlineData("Sales.XLSX", "Sales")]
    [InlineData("events.jsonl.gz", "events")]
    [InlineData(".csv", "Untitled")]
    [InlineData("a.csv.exe", "a.csv.exe")]
    [InlineData("../../etc/passwd", "passwd")]
    public void ToDatasetName_FileName_LosesItsEnding(string name, string expected) => Assert.Equal(expected, FileNames.ToDatasetName(name));
}
