using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Tests.Profiling;

public sealed class FirstLookTests
{
    private const int Rows = 200_000;

    [Fact]
    public async Task ProfileAsync_LongTable_ShowsASampleFirstAndThenAllRows()
    {
        var folder = Directory.CreateTempSubdirectory("mle-first-look-").FullName;
        try
        {
            var path = Path.Combine(folder, "data.parquet");
            using (var engine = TableEngine.Open(new EngineLimits(1, 256L << 20), folder))
            {
                engine.Execute($"COPY (SELECT (range % 1000)::DOUBLE AS n, CASE WHEN range % 4 = 0 THEN NULL ELSE 'L' || (range % 3) END AS c, 'id' || range AS i FROM range({Rows})) TO {Sql.Text(path)} (FORMAT parquet)", TestContext.Current.CancellationToken);
            }

            var schema = new DatasetSchema([new("n", ColumnType.Numeric), new("c", ColumnType.Categorical), new("i", ColumnType.Identifier)]);
            var parts = new List<ProfileReport>();
            var report = await new DatasetProfiler(new ParquetTableReader(), TimeProvider.System).ProfileAsync(
                new ProfileSource("long", path, schema, Rows, 1), new ProfileSettings(), new JobLimits(2, 512L << 20), null, TestContext.Current.CancellationToken, part =>
                {
                    parts.Add(part);
                    return Task.CompletedTask;
                });

            var (first, second) = (parts[0], parts[1]);
            Assert.Contains(ReportSection.Variables, first.Pending);
            Assert.StartsWith("A first look at ", first.Overview.Limits[0], StringComparison.Ordinal);
            Assert.InRange(first.Columns[0].Rows, 15_000, 25_000);
            Assert.Equal(Rows, first.Overview.Rows);
            Assert.InRange(((NumericProfile)first.Columns[0]).Mean!.Value, 489.5, 509.5);
            Assert.InRange(first.Columns[1].MissingShare, 0.23, 0.27);
            Assert.DoesNotContain(ReportSection.Variables, second.Pending);
            Assert.Equal(Rows, second.Columns[0].Rows);
            Assert.Equal(499.5, ((NumericProfile)report.Columns[0]).Mean!.Value, 9);
            Assert.DoesNotContain(report.Overview.Limits, limit => limit.StartsWith("A first look", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
