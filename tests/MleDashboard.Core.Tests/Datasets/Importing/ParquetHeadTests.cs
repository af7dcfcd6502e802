using MleDashboard.Core.Cloud;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Tests.Datasets.Importing;

/// <summary>Files are written by DuckDB; the preview sees them only through ranges.</summary>
public sealed class ParquetHeadTests : IDisposable
{
    private readonly ImportFixture fixture = new();
    private readonly List<(long Offset, long Length)> reads = [];

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Preview_ManyRowGroups_ReadsTheFooterAndTheFirstGroupOnly()
    {
        var file = Write("SELECT i AS row, hash(i) AS noise, CASE WHEN i % 3 = 0 THEN 'Lyon' ELSE 'Rome' END AS city FROM range(40000) t(i)");

        var preview = await PreviewAsync(file);

        Assert.True(preview.IsOk, preview.Error?.Message);
        Assert.Equal(["row", "noise", "city"], preview.Value.Columns.Select(column => column.Name));
        Assert.Equal(ColumnType.Categorical, preview.Value.Columns[2].Type);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i}"), preview.Value.Rows.Select(row => row[0]));
        Assert.Equal("Lyon", preview.Value.Rows[3][2]);
        Assert.True(preview.Value.IsPartial);
        Assert.Equal(file.Length, preview.Value.FileBytes);
        Assert.InRange(reads.Sum(read => read.Length), 1, file.Length / 4);
    }

    [Fact]
    public async Task Preview_FewRows_IsTheWholeTable()
    {
        var preview = await PreviewAsync(Write("SELECT i AS n, DATE '2024-02-28' + CAST(i AS INT) AS day FROM range(3) t(i)"));

        Assert.True(preview.IsOk, preview.Error?.Message);
        Assert.False(preview.Value.IsPartial);
        Assert.Equal(3, preview.Value.Rows.Count);
        Assert.Equal(ColumnType.DateTime, preview.Value.Columns[1].Type);
        Assert.StartsWith("2024-02-29", preview.Value.Rows[1][1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_NoRows_SaysSo() =>
        Assert.IsType<FileHasNoRows>((await PreviewAsync(Write("SELECT i AS n FROM range(3) t(i) WHERE i > 5"))).Error);

    [Fact]
    public async Task Preview_FooterOfAnImpossibleLength_IsDamagedAndIsNotFetched()
    {
        var file = Write("SELECT i AS n FROM range(3) t(i)");
        BitConverter.GetBytes(uint.MaxValue).CopyTo(file, file.Length - 8);

        Assert.Equal(new DamagedFile("a.parquet", "Parquet"), (await PreviewAsync(file)).Error);
        Assert.Equal([8L], reads.Select(read => read.Length));
    }

    [Fact]
    public async Task Preview_FooterOfRandomBytes_IsDamaged()
    {
        var file = Write("SELECT i AS n FROM range(3) t(i)");
        var footer = BitConverter.ToInt32(file, file.Length - 8);
        new Random(5).NextBytes(file.AsSpan(file.Length - 8 - footer, footer));

        Assert.Equal(new DamagedFile("a.parquet", "Parquet"), (await PreviewAsync(file)).Error);
    }

    [Fact]
    public async Task Preview_CutFile_IsDamaged()
    {
        var file = Write("SELECT i AS n FROM range(3) t(i)");

        Assert.Equal(new DamagedFile("a.parquet", "Parquet"), (await PreviewAsync(file[..^3])).Error);
        Assert.Equal(new DamagedFile("a.parquet", "Parquet"), (await PreviewAsync(file[..6])).Error);
    }

    [Fact]
    public async Task Preview_TransferRefused_IsThatRefusal()
    {
        var refusal = new CloudRefused(CloudFault.Denied, "No.");

        Assert.Equal(refusal, (await PreviewAsync(Write("SELECT i AS n FROM range(3) t(i)"), refusal)).Error);
    }

    /// <summary>DuckDB's smallest row group is 2,048 rows.</summary>
    private byte[] Write(string query)
    {
        var path = fixture.Path($"{Guid.NewGuid():N}.parquet");
        using var engine = TableEngine.Open(new EngineLimits(1, 1L << 30), Path.GetDirectoryName(path)!);
        engine.Execute($"COPY ({query}) TO {Sql.Text(path)} (FORMAT parquet, ROW_GROUP_SIZE 2048)", TestContext.Current.CancellationToken);
        return File.ReadAllBytes(path);
    }

    private Task<Result<ImportPreview>> PreviewAsync(byte[] file, Error? refusal = null)
    {
        var folder = Directory.CreateDirectory(fixture.Path($"{Guid.NewGuid():N}")).FullName;
        return ParquetHead.PreviewAsync(new ImportSource("", "a.parquet", new ImportOptions()), file.Length, ReadAsync, new ImportLimits(), folder, TestContext.Current.CancellationToken);

        async Task<Result> ReadAsync(long offset, long length, Stream output)
        {
            reads.Add((offset, length));
            await output.WriteAsync(file.AsMemory((int)offset, (int)length));
            return refusal is null ? Result.Ok : refusal;
        }
    }
}
