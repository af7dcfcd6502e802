using System.Text;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Tests.Datasets.Exporting;

public sealed class CsvTableWriterTests
{
    private static readonly Table Sample = new(
    [
        new NumericColumn("n", [-5, double.NaN, 0.1, 1e300]),
        new CategoryColumn("c", [0, 1, -1, 2], ["a,b", "=cmd()", "-5"]),
        new TextColumn("=t", ["say \"hi\"", "two\nlines", null, ""]),
        new DateTimeColumn("d", [new DateTime(2024, 2, 29).Ticks, DateTimeColumn.Missing, new DateTime(2024, 1, 1, 10, 30, 0).Ticks, new DateTime(2024, 1, 1).Ticks]),
    ]);

    [Fact]
    public async Task WriteAsync_Guarded_MarksTextOnlyAndQuotesIt() => Assert.Equal(
        "n,c,\"'=t\",d\n"
        + "-5,\"a,b\",\"say \"\"hi\"\"\",2024-02-29\n"
        + ",\"'=cmd()\",\"two\nlines\",\n"
        + "0.1,,,2024-01-01 10:30:00\n"
        + "1E+300,-5,\"\",2024-01-01\n",
        await WriteAsync(exactValues: false));

    [Fact]
    public async Task WriteAsync_ExactValues_ChangesNothing()
    {
        var csv = await WriteAsync(exactValues: true);

        Assert.StartsWith("n,c,=t,d\n", csv, StringComparison.Ordinal);
        Assert.Contains("\n,=cmd(),", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_MoreThanOneBuffer_WritesEveryRowOnceInOrder()
    {
        using var output = new MemoryStream();
        await CsvTableWriter.WriteAsync(output, ["i"], Batches(100, 1_000), exactValues: false, TestContext.Current.CancellationToken);

        var lines = Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        Assert.Equal(Enumerable.Range(0, 100_000).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), lines[1..^1]);
    }

    private static async Task<string> WriteAsync(bool exactValues)
    {
        using var output = new MemoryStream();
        await CsvTableWriter.WriteAsync(output, ["n", "c", "=t", "d"], Once(), exactValues, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async IAsyncEnumerable<Table> Once()
    {
        await Task.Yield();
        yield return Sample;
    }

    private static async IAsyncEnumerable<Table> Batches(int count, int rows)
    {
        for (var batch = 0; batch < count; batch++)
        {
            await Task.Yield();
            yield return new Table([new NumericColumn("i", [.. Enumerable.Range(batch * rows, rows).Select(i => (double)i)])]);
        }
    }
}
