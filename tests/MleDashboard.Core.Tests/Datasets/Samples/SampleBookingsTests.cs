using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Samples;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Tests.Datasets.Importing;

namespace MleDashboard.Core.Tests.Datasets.Samples;

public sealed class SampleBookingsTests : IDisposable
{
    private readonly ImportFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public void Write_SameSeed_GivesTheSameBytes()
    {
        Assert.Equal(Bytes(0, out _), Bytes(0, out _));
        Assert.NotEqual(Bytes(0, out _), Bytes(1, out _));
    }

    [Fact]
    public async Task Write_Imported_HasTheSizeTypesAndBlemishesItPromises()
    {
        var (imported, table) = await fixture.TableOfAsync(SampleBookings.FileName, Bytes(0, out var bestAccuracy));

        Assert.Equal((10_000, 21, 0), (imported.Rows, imported.Schema.Columns.Count, imported.RejectedRows));
        Assert.Equal(ColumnType.Boolean, imported.Schema.Find("is_cancelled")!.Type);
        Assert.Equal(ColumnType.DateTime, imported.Schema.Find("arrival_date")!.Type);
        Assert.Equal(ColumnType.Numeric, imported.Schema.Find("adr")!.Type);
        Assert.All(["adr", "children", "country", "market_segment"], name => Assert.InRange(imported.Schema.Find(name)!.MissingCount, 10, 200));
        var rate = ((NumericColumn)table.Find("adr")!).Values;
        Assert.Equal(5400, rate.Max());
        Assert.Equal(-6.38, rate.Where(double.IsFinite).Min());
        Assert.Equal(-1, ((NumericColumn)table.Find("children")!).Values.Where(double.IsFinite).Min());

        var target = (CategoryColumn)table.Find("is_cancelled")!;
        Assert.InRange(target.Codes.Count(code => target.Levels[code] == "0") / 10_000.0, 0.62, 0.70);

        // What the true probabilities allow; a model that learns from 7,000 rows stays below.
        Assert.InRange(bestAccuracy, 0.87, 0.93);
    }

    private static byte[] Bytes(int seed, out double bestAccuracy)
    {
        using var output = new MemoryStream();
        bestAccuracy = SampleBookings.Write(output, seed: seed);
        return output.ToArray();
    }
}
