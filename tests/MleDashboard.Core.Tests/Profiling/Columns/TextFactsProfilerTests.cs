using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Tests.Profiling.Columns;

public sealed class TextFactsProfilerTests
{
    /// <summary>The test card and account numbers are those that card schemes and the IBAN registry publish for tests.</summary>
    [Theory]
    [InlineData("12.5", ValueKind.Number)]
    [InlineData("1,234,567.89", ValueKind.Number)]
    [InlineData("1.234.567,89", ValueKind.Number)]
    [InlineData("€ 12,50", ValueKind.Number)]
    [InlineData("17%", ValueKind.Number)]
    [InlineData("2024-02-29", ValueKind.Date)]
    [InlineData("31.12.1999", ValueKind.Date)]
    [InlineData("ja", ValueKind.YesOrNo)]
    [InlineData("Nein", ValueKind.YesOrNo)]
    [InlineData("mary.ellen@example.org", ValueKind.Email)]
    [InlineData("https://example.org/a?b=c", ValueKind.Url)]
    [InlineData("+49 30 1234567", ValueKind.Phone)]
    [InlineData("(030) 123-4567", ValueKind.Phone)]
    [InlineData("192.168.0.17", ValueKind.IpAddress)]
    [InlineData("4111 1111 1111 1111", ValueKind.PaymentCard)]
    [InlineData("GB82 WEST 1234 5698 7654 32", ValueKind.Iban)]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301", ValueKind.Uuid)]
    public void KindOf_PublishedExample_IsFound(string value, ValueKind expected) => Assert.Equal(expected, ValueKinds.Of(value));

    [Theory]
    [InlineData("")]
    [InlineData("a quiet room")]
    [InlineData("meet @ noon")]
    [InlineData("a@b")]
    [InlineData("GB83 WEST 1234 5698 7654 32")]
    [InlineData("Room 12")]
    public void KindOf_OtherText_IsNone(string value) => Assert.Null(ValueKinds.Of(value));

    [Fact]
    public void KindOf_CardWithAWrongDigit_IsANumberOrNothing() => Assert.NotEqual(ValueKind.PaymentCard, ValueKinds.Of("4111 1111 1111 1112"));

    [Theory]
    [InlineData("AB-1234", "{upper:2}-{digits:4}")]
    [InlineData("Mary Ellen", "{upper:1}{lower:3} {upper:1}{lower:4}")]
    [InlineData("日本 7", "{letters:2} {digits:1}")]
    public void ShapeOf_Text_NamesItsRuns(string value, string expected) => Assert.Equal(expected, TextShape.Of(value));

    [Fact]
    public void ShapeOf_Loose_LeavesLengthsOpen() => Assert.Equal("{upper}-{digits}", TextShape.Loose("{upper:2}-{digits:4}"));

    [Fact]
    public void Of_CodesWithTwoBreakers_HasThePatternItsShareAndTheBreakers()
    {
        var facts = TextFactsProfiler.Of([.. Enumerable.Range(0, 38).Select(row => ($"B-{1000 + row}", 1L)), ("B-12", 1L), ("unknown", 1L)], 200)!;

        Assert.Equal(("{upper:1}-{digits:4}", 0.95), (facts.Patterns[0].Value, facts.Patterns[0].Share));
        Assert.Equal(["B-12", "unknown"], facts.PatternBreakers.Select(value => value.Value));
        Assert.Equal(("unknown", 1L), (facts.Placeholders[0].Value, facts.Placeholders[0].Count));
    }

    [Fact]
    public void Of_DifferentLengths_FallsBackToShapesWithoutThem()
    {
        var facts = TextFactsProfiler.Of([.. Enumerable.Range(0, 1_000).Select(row => ($"no{row * row}", 1L))], 200)!;

        Assert.Equal(("{lower}{digits}", 1.0), (facts.Patterns[0].Value, facts.Patterns[0].Share));
        Assert.Empty(facts.PatternBreakers);
    }

    /// <summary>By hand: "ab 1!" twice and "дом" once are 4 + 3 letters, 2 digits, 2 spaces and 2 marks of 13 characters.</summary>
    [Fact]
    public void Of_TwoScripts_CountsScriptsAndCharactersByHand()
    {
        var facts = TextFactsProfiler.Of([("ab 1!", 2), ("дом", 1)], 200)!;

        Assert.Equal([("Latin", 2L), ("Cyrillic", 1L)], facts.Scripts.Select(script => (script.Value, script.Count)));
        Assert.Equal([("letters", 7L), ("digits", 2L), ("spaces", 2L), ("punctuation", 2L)], facts.Characters.Select(part => (part.Value, part.Count)));
        Assert.Equal(7.0 / 13, facts.Characters[0].Share, 12);
    }

    [Fact]
    public void Of_NoValues_IsNull() => Assert.Null(TextFactsProfiler.Of([], 200));

    /// <summary>Hours of seven days but for a night of the fourth: the gap, the usual step and the heat map by hand.</summary>
    [Fact]
    public async Task Profile_HoursWithAGap_HasTheStepTheGapAndTheWeekdayHours()
    {
        var monday = new DateTime(2024, 1, 1);
        string[] hours = [.. Enumerable.Range(0, 7 * 24).Where(hour => hour is < 72 or > 80).Select(hour => monday.AddHours(hour).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture))];
        using var table = new TestTable().With("at", ColumnType.DateTime, hours);

        var profile = (DateTimeProfile)(await ProfilingSetupHelpers.ProfileAsync(table.Write())).Columns[0];

        Assert.Equal(3_600, profile.TypicalStepSeconds);
        Assert.Equal(new TimeGap(monday.AddHours(71), monday.AddHours(81)), Assert.Single(profile.Gaps));
        Assert.Equal(7, profile.WeekdayHours.Count);
        Assert.Equal([.. Enumerable.Repeat(1L, 24)], profile.WeekdayHours[0]);
        Assert.Equal([.. Enumerable.Repeat(0L, 9), .. Enumerable.Repeat(1L, 15)], profile.WeekdayHours[3]);
    }

    /// <summary>By hand: quartiles 3 and 7 (of 1 to 9) reach to -3 and 13, so 30 lies outside; with it the quartiles are 3.25 and 7.75, reach -3.5 and 14.5.</summary>
    [Fact]
    public async Task Profile_OneFarValue_IsOutsideTheWhiskersByHand()
    {
        using var table = new TestTable().WithNumbers("x", [1, 2, 3, 4, 5, 6, 7, 8, 9, 30]);

        Assert.Equal(new BoxPlot(1, 9, 0, 1), ((NumericProfile)(await ProfilingSetupHelpers.ProfileAsync(table.Write())).Columns[0]).Box);
    }
}
