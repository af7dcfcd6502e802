using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Tests.Datasets.Engine;

/// <summary>Row P6: the engine sees the folders it was given and nothing else.</summary>
public sealed class TableEngineTests : IDisposable
{
    private readonly string allowed = Directory.CreateTempSubdirectory("mle-allowed-").FullName;
    private readonly string outside = Directory.CreateTempSubdirectory("mle-outside-").FullName;

    public void Dispose()
    {
        Directory.Delete(allowed, recursive: true);
        Directory.Delete(outside, recursive: true);
    }

    [Fact]
    public void Execute_FileOutsideTheAllowedFolders_IsRefused()
    {
        File.WriteAllText(Path.Combine(allowed, "in.csv"), "a\n1\n");
        File.WriteAllText(Path.Combine(outside, "out.csv"), "a\n1\n");
        using var engine = TableEngine.Open(EngineLimits.Default, allowed);

        Assert.Equal(1, engine.Count($"SELECT count(*) FROM read_csv({Sql.Text(Path.Combine(allowed, "in.csv"))})", TestContext.Current.CancellationToken));
        Assert.Throws<TableEngineException>(() => engine.Scalar($"SELECT count(*) FROM read_csv({Sql.Text(Path.Combine(outside, "out.csv"))})", TestContext.Current.CancellationToken));
        Assert.Throws<TableEngineException>(() => engine.Scalar("SELECT count(*) FROM read_csv('/etc/passwd')", TestContext.Current.CancellationToken));
        Assert.Throws<TableEngineException>(() => engine.Scalar($"SELECT count(*) FROM read_csv({Sql.Text(Path.Combine(allowed, "..", Path.GetFileName(outside), "out.csv"))})", TestContext.Current.CancellationToken));
        Assert.Throws<TableEngineException>(() => engine.Execute($"COPY (SELECT 1) TO {Sql.Text(Path.Combine(outside, "written.csv"))}", TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(outside, "written.csv")));
    }

    [Theory]
    [InlineData("SET enable_external_access = true")]
    [InlineData("SET lock_configuration = false")]
    [InlineData("SET memory_limit = '100GB'")]
    [InlineData("INSTALL httpfs")]
    [InlineData("LOAD httpfs")]
    [InlineData("SELECT * FROM read_csv('https://example.com/x.csv')")]
    public void Execute_WayOutOfTheBox_IsRefused(string sql)
    {
        using var engine = TableEngine.Open(EngineLimits.Default, allowed);

        Assert.Throws<TableEngineException>(() => engine.Execute(sql, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Execute_HostileColumnName_IsOnlyAName()
    {
        const string Hostile = "x\"; COPY (SELECT 1) TO 'f'--";
        using var engine = TableEngine.Open(EngineLimits.Default, allowed);

        var row = Assert.Single(engine.Rows($"SELECT {Sql.Name(Hostile)} FROM (SELECT {Sql.Text("it's")} AS {Sql.Name(Hostile)})", TestContext.Current.CancellationToken));

        Assert.Equal("it's", row[0]);
        Assert.Empty(Directory.GetFiles(allowed));
    }

    [Fact]
    public async Task Execute_Cancelled_StopsTheStatement()
    {
        using var engine = TableEngine.Open(EngineLimits.Default, allowed);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = Task.Run(() => engine.Scalar("SELECT sum(a.i * b.i) FROM range(100000000) a(i), range(100000) b(i)", cancel.Token), TestContext.Current.CancellationToken);
        await Task.Delay(50, TestContext.Current.CancellationToken);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(1, engine.Count("SELECT 1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Execute_AboveTheMemoryLimit_FailsInsteadOfTakingMore()
    {
        using var engine = TableEngine.Open(new EngineLimits(1, 64L << 20), allowed);

        var error = Assert.Throws<TableEngineException>(() => engine.Execute("CREATE TABLE t AS SELECT i, random() AS r, i::VARCHAR || repeat('x', 50) AS s FROM range(5000000) t(i)", TestContext.Current.CancellationToken));

        Assert.Contains("Out of Memory", error.Message, StringComparison.OrdinalIgnoreCase);
    }
}
