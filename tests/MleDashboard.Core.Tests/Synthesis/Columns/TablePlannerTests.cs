using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Folders;
using MleDashboard.Core.Synthesis.Sampling;
using static MleDashboard.Core.Tests.Synthesis.SynthesisSetupHelpers;

namespace MleDashboard.Core.Tests.Synthesis.Columns;

/// <summary>Columns that no model should learn, with each synthesizer of the catalog, saved and loaded before they are asked.</summary>
public sealed class TablePlannerTests
{
    public static TheoryData<string> All => [.. SynthesizerCatalog.All.Select(synthesizer => synthesizer.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_OddColumns_AreMadeWithoutCopying(string name)
    {
        const int Rows = 600;
        var random = new Random(3);
        var words = new[] { "late", "arrival", "quiet", "room", "please", "high", "floor" };
        var table = new Table(
        [
            new TextColumn("booking", [.. Enumerable.Range(0, Rows).Select(row => $"B-{row:00000}")], ColumnType.Identifier),
            new NumericColumn("constant", [.. Enumerable.Repeat(7.5, Rows)]),
            new NumericColumn("empty", [.. Enumerable.Repeat(double.NaN, Rows)]),
            new CategoryColumn("company", [.. Enumerable.Repeat(-1, Rows)], []),
            new CategoryColumn("many", [.. Enumerable.Range(0, Rows).Select(row => row % 550)], [.. Enumerable.Range(0, 550).Select(level => $"level {level}")]),
            new TextColumn("email", [.. Enumerable.Range(0, Rows).Select(row => row % 10 == 0 ? null : $"guest{row}@hotel.test")]),
            new TextColumn("guest_name", [.. Enumerable.Range(0, Rows).Select(row => $"Guest Number{row}")]),
            new TextColumn("remark", [.. Enumerable.Range(0, Rows).Select(row => $"{words[random.Next(7)]} {words[random.Next(7)]} call 0044{random.Next(1_000_000):000000} {row}")]),
            new NumericColumn("nights", [.. Enumerable.Range(0, Rows).Select(row => row % 13 == 0 ? double.NaN : (double)random.Next(1, 9))]),
        ]);
        var folder = Directory.CreateTempSubdirectory("mle-columns-").FullName;
        SynthesizerFolder.Save(folder, Fitted(table, Quick(name)));
        var fitted = SynthesizerFolder.Load(folder).Value!;
        Directory.Delete(folder, recursive: true);

        var made = Sampled(fitted, new SampleRequest { Rows = 700 });

        string?[] Texts(string column) => [.. Enumerable.Range(0, 700).Select(made.Find(column)!.TextAt)];
        Assert.Equal(table.Columns.Select(column => column.Name), made.Columns.Select(column => column.Name));
        Assert.Equal(Enumerable.Range(0, 700).Select(row => $"B-{600 + row:00000}"), Texts("booking"));
        Assert.All(Texts("constant"), text => Assert.Equal("7.5", text));
        Assert.All(Texts("empty").Concat(Texts("company")), Assert.Null);
        Assert.All(Texts("many"), text => Assert.StartsWith("level ", text, StringComparison.Ordinal));
        Assert.True(Texts("many").Distinct().Count() > 100);
        Assert.DoesNotContain(Texts("email"), text => text?.EndsWith("hotel.test", StringComparison.Ordinal) == true);
        Assert.InRange(Texts("email").Count(text => text is null), 30, 120);
        Assert.DoesNotContain(Texts("guest_name"), text => text!.Contains("Number", StringComparison.Ordinal));
        Assert.All(Texts("remark").SelectMany(text => text!.Split(' ')), word => Assert.True(word == "call" || words.Contains(word), word));
        Assert.Contains(Texts("nights"), text => text is null);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_FixedCombinations_MakesOnlyThoseOfTheTable(string name)
    {
        var city = new CategoryColumn("city", [.. Enumerable.Range(0, 200).Select(row => row % 4)], ["Lyon", "Paris", "Rome", "Milan"]);
        var country = new CategoryColumn("country", [.. Enumerable.Range(0, 200).Select(row => row % 4 / 2)], ["France", "Italy"]);
        var table = new Table([city, new NumericColumn("price", [.. Enumerable.Range(0, 200).Select(row => (double)(row % 50))]), country]);

        var made = Sampled(Fitted(table, Quick(name) with { FixedCombinations = [["city", "country"]] }), new SampleRequest { Rows = 300, Conditions = [new("country", "Italy") { Share = 0.5 }] });

        Assert.Equal(["city", "price", "country"], made.Columns.Select(column => column.Name));
        Assert.Subset(
            new HashSet<string> { "Lyon France", "Paris France", "Rome Italy", "Milan Italy" },
            Enumerable.Range(0, 300).Select(row => $"{made.Find("city")!.TextAt(row)} {made.Find("country")!.TextAt(row)}").ToHashSet());
        Assert.Equal(150, Enumerable.Range(0, 300).Count(row => made.Find("country")!.TextAt(row) == "Italy"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_NothingVaries_MakesTheConstants(string name)
    {
        var table = new Table([new NumericColumn("one", [.. Enumerable.Repeat(1.0, 20)]), new TextColumn("id", [.. Enumerable.Range(1, 20).Select(row => $"{row}")], ColumnType.Identifier)]);

        var made = Sampled(Fitted(table, Quick(name)), new SampleRequest { Rows = 3, Conditions = [new("one", "1")] });

        Assert.Equal(["1|21", "1|22", "1|23"], Lines(made));
    }

    [Fact]
    public void Fit_OneRow_IsRefusedInASentence()
    {
        var refused = new SynthesizerFitter(TimeProvider.System).Fit(Stays(1), Quick("trees"), "", new RecordingObserver(), CancellationToken.None, CancellationToken.None);

        Assert.Equal("The table has 1 row, and a synthesizer learns from at least 10: rows made from fewer would be copies. Choose a larger table.", refused.Error!.Message);
    }

    [Fact]
    public void Fit_EverythingLeftOut_IsRefused()
    {
        var settings = Quick("trees") with { LeftOut = ["room", "price", "nights", "arrival", "is_cancelled"] };

        Assert.IsType<NothingToLearn>(new SynthesizerFitter(TimeProvider.System).Fit(Stays(), settings, "", new RecordingObserver(), CancellationToken.None, CancellationToken.None).Error);
    }

    [Fact]
    public void Sample_ConditionOnARareLevel_IsMet()
    {
        var table = new Table([new CategoryColumn("many", [.. Enumerable.Range(0, 2000).Select(row => row < 1000 ? row % 200 : 200 + (row % 300))], [.. Enumerable.Range(0, 500).Select(level => $"L{level}")])]);

        var made = Sampled(Fitted(table, Quick("trees")), new SampleRequest { Rows = 20, Conditions = [new("many", "L499")] });

        Assert.All(Lines(made), line => Assert.Equal("L499", line));
    }
}
