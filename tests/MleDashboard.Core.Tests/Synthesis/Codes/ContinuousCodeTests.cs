using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Tests.Synthesis.Codes;

public sealed class ContinuousCodeTests
{
    [Fact]
    public void Of_ValueOfManyRows_IsAModeOfItsOwn_ReadBackExactly()
    {
        // 80% zeros, as the days on a waiting list; 0.3 cannot be written by rounding to a grid.
        var random = new Random(1);
        var column = new NumericColumn("days", [.. Enumerable.Range(0, 1000).Select(row => row % 5 > 0 ? 0.3 : 20 + (40 * random.NextDouble()))]);

        var code = ContinuousCode.Of(column, 10);

        var point = Assert.Single(code.Modes, mode => mode.Deviation == 0);
        Assert.Equal((0.3, 0.8), (point.Mean, point.Weight));
        Assert.Equal(1, code.Modes.Sum(mode => mode.Weight), 0.02);
        var decoded = (NumericColumn)code.Decode(code.Encode(column, random));
        Assert.All(Enumerable.Range(0, 1000).Where(row => row % 5 > 0), row => Assert.Equal(0.3, decoded.Values[row]));
        Assert.Contains("beside 1 frequent value", code.How, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OnlyFrequentValues_NeedsNoMixture()
    {
        var column = new NumericColumn("share", [.. Enumerable.Range(0, 90).Select(row => row % 3 * 0.25)]);

        var code = ContinuousCode.Of(column, 10);

        Assert.Equal([0, 0.25, 0.5], code.Modes.Select(mode => mode.Mean).Order());
        Assert.Equal(column.Values, ((NumericColumn)code.Decode(code.Encode(column, new Random(1)))).Values);
        Assert.Equal([0.5], ((NumericColumn)code.Decode(code.Encode(new NumericColumn("share", [0.45]), new Random(1)))).Values);
    }

    [Fact]
    public void Decode_BeyondABound_IsMirrored_NotPiledUpOnIt()
    {
        var random = new Random(2);
        var column = new NumericColumn("price", [.. Enumerable.Range(0, 2000).Select(_ => 100 * random.NextDouble())]);
        var code = ContinuousCode.Of(column, 10);
        var offsets = Enumerable.Range(0, 2000).Select(_ => (2 * random.NextSingle()) - 1).ToArray();

        var made = ((NumericColumn)code.Decode(new EncodedColumn([.. offsets.Select((_, row) => row % code.Modes.Count)], offsets))).Values;

        Assert.All(made, value => Assert.InRange(value, column.Values.Min(), column.Values.Max()));
        Assert.True(made.Count(value => value == column.Values.Min() || value == column.Values.Max()) < 20);
    }
}
