using System.Text.Json;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Tests.Profiling;

/// <summary>Whole reports against figures that others published, and against the same rows in another order.</summary>
public sealed class PublishedFiguresTests
{
    /// <summary>Anscombe (1973): all four sets have mean 9 and 7.50, variance 11 and 4.12 to 4.13, correlation 0.816.</summary>
    [Fact]
    public async Task Profile_AnscombesQuartet_IsThePublishedTable()
    {
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        double[] x4 = [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8];
        double[][] y =
        [
            [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68],
            [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74],
            [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73],
            [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89],
        ];
        foreach (var (values, index) in y.Select((values, index) => (values, index)))
        {
            using var table = new TestTable().WithNumbers("x", index == 3 ? x4 : x).WithNumbers("y", values);
            var report = await ProfilingSetupHelpers.ProfileAsync(table.Write());
            var (first, second) = ((NumericProfile)report.Columns[0], (NumericProfile)report.Columns[1]);

            Assert.Equal(9, first.Mean!.Value, 12);
            Assert.Equal(11, first.Variance!.Value, 12);
            Assert.Equal(7.50, second.Mean!.Value, 2);
            Assert.Equal(4.125, second.Variance!.Value, 0.004);
            Assert.Equal(0.816, report.Correlations!.Find(Core.Profiling.Correlations.CorrelationMethod.Pearson)!.Values[0][1]!.Value, 0.001);
        }
    }

    /// <summary>Every figure of columns, correlations, missing values and duplicates is of the rows, not of their order; order itself, examples and random samples are left out.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Profile_RowsInAnotherOrder_IsTheSameReport(int seed)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, 150).Select(_ => (
            Number: random.Next(9) == 0 ? double.NaN : Math.Round(random.NextDouble() * 20, 1), Whole: (double)random.Next(-1, 6), Label: random.Next(8) == 0 ? null : $"L{random.Next(5)}",
            Time: new DateTime(2023, 1, 1).AddHours(random.Next(3_000)).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), Text: $"word{random.Next(9)} and {random.Next(3)}")).ToArray();
        var shuffled = rows.ToArray();
        random.Shuffle(shuffled);

        var (one, other) = (await ReportAsync(rows), await ReportAsync(shuffled));

        Assert.Equal(Text(one), Text(other));
        foreach (var matrix in one.Correlations!.Matrices)
        {
            var again = other.Correlations!.Find(matrix.Method)!;
            for (var i = 0; i < matrix.Columns.Count; i++)
            {
                for (var j = 0; j < matrix.Columns.Count; j++)
                {
                    Assert.Equal(matrix.Values[i][j] ?? -9, again.Values[i][j] ?? -9, 9);
                }
            }
        }

        Assert.All(one.Correlations.InflationFactors, factor => Assert.Equal(factor.Value, other.Correlations!.InflationFactors.Single(same => same.Column == factor.Column).Value, 9));

        static string Text(ProfileReport report) => JsonSerializer.Serialize(
            new
            {
                Columns = report.Columns.Select(column => column is NumericProfile numeric ? numeric with { Monotonicity = Monotonicity.None, Autocorrelation = null } : column is DateTimeProfile times ? times with { Monotonicity = Monotonicity.None } : column),
                Missing = report.Missing.Columns,
                report.Missing.Patterns,
                report.Duplicates,
                report.Target,
            },
            ProfileReport.JsonOptions);

        static async Task<ProfileReport> ReportAsync((double Number, double Whole, string? Label, string Time, string Text)[] rows)
        {
            using var table = new TestTable().WithNumbers("number", rows.Select(row => row.Number)).WithNumbers("whole", rows.Select(row => row.Whole)).With("label", ColumnType.Categorical, [.. rows.Select(row => row.Label)])
                .With("time", ColumnType.DateTime, [.. rows.Select(row => row.Time)]).With("text", ColumnType.Text, [.. rows.Select(row => row.Text)]);
            return await ProfilingSetupHelpers.ProfileAsync(table.Write());
        }
    }
}
