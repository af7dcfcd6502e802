using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Folders;
using MleDashboard.Core.Synthesis.Sampling;
using static MleDashboard.Core.Tests.Synthesis.SynthesisSetupHelpers;

namespace MleDashboard.Core.Tests.Synthesis;

/// <summary>What every synthesizer of the catalog owes.</summary>
public sealed class SynthesizerContractTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mle-synthesizer-").FullName;

    public static TheoryData<string> All => [.. SynthesizerCatalog.All.Select(synthesizer => synthesizer.Name)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(All))]
    public void Sample_LooksLikeTheTable(string name)
    {
        var table = Stays();

        var made = Sampled(Fitted(table, Quick(name)), new SampleRequest { Rows = 500 });

        Assert.Equal(500, made.RowCount);
        Assert.Equal(table.Columns.Select(column => (column.Name, column.Type)), made.Columns.Select(column => (column.Name, column.Type)));
        var prices = ((NumericColumn)made.Find("price")!).Values.Where(price => !double.IsNaN(price)).ToArray();
        Assert.All(prices, price => Assert.Equal(Math.Round(price, 2), price));
        Assert.All(prices, price => Assert.InRange(price, 50, 180));
        Assert.All(((NumericColumn)made.Find("nights")!).Values.Where(double.IsFinite), nights => Assert.Equal(Math.Round(nights), nights));
        Assert.Subset(new HashSet<string> { "single", "double suite", "penthouse" }, ((CategoryColumn)made.Find("room")!).Levels.ToHashSet());
        Assert.All(((DateTimeColumn)made.Find("arrival")!).Ticks.Where(ticks => ticks != DateTimeColumn.Missing), ticks => Assert.Equal(0, ticks % TimeSpan.TicksPerDay));
        Assert.All(made.Columns.Take(4), column => Assert.Contains(Enumerable.Range(0, 500), column.IsMissing));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Sample_SameSeed_GivesTheSameRowsOnAnyThreads(string name)
    {
        var one = Fitted(Stays(), Quick(name));
        var two = Fitted(Stays(), Quick(name, threads: 2));
        var request = new SampleRequest { Rows = 400, Seed = 5 };

        var lines = Lines(Sampled(one, request));

        Assert.Equal(lines, Lines(Sampled(one, request)));
        Assert.Equal(lines, Lines(Sampled(two, request, threads: 2)));
        Assert.NotEqual(lines, Lines(Sampled(one, request with { Seed = 6 })));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void SaveAndLoad_GivesTheSameRows(string name)
    {
        var fitted = Fitted(Stays(), Quick(name));
        byte[] key = [1, 2, 3];
        SynthesizerFolder.Save(folder, fitted, key);

        var loaded = SynthesizerFolder.Load(folder, key);

        Assert.True(loaded.IsOk, loaded.Error?.Message);
        var request = new SampleRequest { Rows = 200 };
        Assert.Equal(Lines(Sampled(fitted, request)), Lines(Sampled(loaded.Value, request)));
        Assert.Equal(fitted.Facts, loaded.Value.Facts);
        Assert.Equal(fitted.Columns, loaded.Value.Columns);
        Assert.Equal(fitted.Losses, loaded.Value.Losses);
        Assert.Equal(fitted.Origin, loaded.Value.Origin);
        Assert.IsType<SynthesizerNotMadeHere>(SynthesizerFolder.Load(folder, new byte[] { 9 }).Error);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Load_FileChangedOrCut_IsRefusedInASentence(string name)
    {
        SynthesizerFolder.Save(folder, Fitted(Stays(), Quick(name)));
        foreach (var path in Directory.GetFiles(folder))
        {
            var whole = File.ReadAllBytes(path);
            foreach (var length in new[] { 0, 1, whole.Length / 2, whole.Length - 1 })
            {
                File.WriteAllBytes(path, whole[..length]);
                Assert.IsType<SynthesizerDamaged>(SynthesizerFolder.Load(folder).Error);
            }

            File.WriteAllBytes(path, whole);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Sample_Conditions_AreMetExactly(string name)
    {
        var request = new SampleRequest { Rows = 200, Conditions = [new("room", "double suite"), new("is_cancelled", "1") { Share = 0.6 }] };

        var made = Sampled(Fitted(Stays(), Quick(name)), request);

        Assert.All(Enumerable.Range(0, 200), row => Assert.Equal("double suite", made.Find("room")!.TextAt(row)));
        Assert.Equal(120, Enumerable.Range(0, 200).Count(row => made.Find("is_cancelled")!.TextAt(row) == "1"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_Cancelled_Throws(string name)
    {
        var fitter = new SynthesizerFitter(TimeProvider.System);

        Assert.ThrowsAny<OperationCanceledException>(() => fitter.Fit(Stays(), Quick(name), "test", new RecordingObserver(), CancellationToken.None, new CancellationToken(true)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Estimate_GrowsWithTheTable(string name)
    {
        var synthesizer = SynthesizerCatalog.Find(name)!;
        DatasetColumn[] columns = [.. Enumerable.Range(0, 20).Select(at => new DatasetColumn($"c{at}", at % 2 == 0 ? ColumnType.Numeric : ColumnType.Categorical))];

        var small = synthesizer.Estimate(SynthesisSize.Of(1_000, columns), new SynthesisSettings());
        var large = synthesizer.Estimate(SynthesisSize.Of(1_000_000, columns), new SynthesisSettings());

        Assert.InRange(small.Seconds, 0.001, large.Seconds / 2);
        Assert.InRange(small.Bytes, 1, large.Bytes - 1);
    }
}
