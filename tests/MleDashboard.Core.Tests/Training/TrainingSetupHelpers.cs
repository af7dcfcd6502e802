using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training;

/// <summary>Made tables of every column type with a known signal.</summary>
internal static class TrainingSetupHelpers
{
    private static readonly string[] Cities = ["Oslo", "Bergen", "Tromsø", "Bodø"];
    private static readonly string[] Kinds = ["low", "middle", "high"];

    /// <summary>Columns amount (some missing), weight (noise), city, member, seen, remark, code (a value per row), fixed; targets answer (binary), kind (3 classes) and price.</summary>
    public static Table MakeTable(int rows, int seed = 7)
    {
        var random = new Random(seed);
        var amount = new double[rows];
        var weight = new double[rows];
        var city = new int[rows];
        var member = new int[rows];
        var seen = new long[rows];
        var remark = new string?[rows];
        var code = new string?[rows];
        var price = new double[rows];
        var answer = new int[rows];
        var kind = new int[rows];
        for (var r = 0; r < rows; r++)
        {
            amount[r] = (random.NextDouble() * 10) - 5;
            weight[r] = random.NextDouble();
            city[r] = random.Next(Cities.Length);
            member[r] = random.Next(2);
            seen[r] = new DateTime(2024, 1, 1).AddDays(random.Next(700)).Ticks;
            var isUrgent = random.Next(4) == 0;
            remark[r] = isUrgent ? "please urgent delivery" : "no hurry at all";
            code[r] = $"C{r:00000}";
            price[r] = (3 * amount[r]) + (city[r] == 2 ? 8 : 0) + (member[r] * 4) + (isUrgent ? 5 : 0) + random.NextDouble();
            answer[r] = price[r] > 3 ? 1 : 0;
            kind[r] = price[r] < -5 ? 0 : price[r] < 8 ? 1 : 2;
            if (random.Next(20) == 0)
            {
                amount[r] = double.NaN;
            }
        }

        return new Table(
        [
            new NumericColumn("amount", amount),
            new NumericColumn("weight", weight),
            new CategoryColumn("city", city, Cities),
            new CategoryColumn("member", member, ["no", "yes"], ColumnType.Boolean),
            new DateTimeColumn("seen", seen),
            new TextColumn("remark", remark),
            new TextColumn("code", code, ColumnType.Identifier),
            new NumericColumn("fixed", [.. Enumerable.Repeat(1.0, rows)]),
            new CategoryColumn("answer", answer, ["0", "1"], ColumnType.Boolean),
            new CategoryColumn("kind", kind, Kinds),
            new NumericColumn("price", price),
        ]);
    }

    public static string TargetOf(ProblemType problemType) => problemType switch
    {
        ProblemType.Binary => "answer",
        ProblemType.Multiclass => "kind",
        _ => "price",
    };

    public static ExperimentSettings SettingsFor(ProblemType problemType) => new()
    {
        Target = TargetOf(problemType),
        IgnoredColumns = [.. new[] { "answer", "kind", "price" }.Where(column => column != TargetOf(problemType))],
        Threads = 2,
        MaxCandidates = 2,
    };

    /// <summary>Feature columns and target of <see cref="MakeTable"/>.</summary>
    public static (Table Features, TargetValues Target) MakeTask(ProblemType problemType, int rows, int seed = 7)
    {
        var table = MakeTable(rows, seed);
        var read = TargetReading.Read(table, SettingsFor(problemType));
        Assert.True(read.IsOk);
        return (new Table([.. table.Columns.Take(8)]), read.Value.Values);
    }

    public static Table WithColumn(this Table table, ColumnData column) =>
        new([.. table.Columns.Where(each => each.Name != column.Name), column]);

    public static string NewFolder() => Directory.CreateTempSubdirectory("mle-test-").FullName;
}

/// <summary>Keeps what a build said.</summary>
internal sealed class RecordingObserver : IExperimentObserver
{
    public List<string> Stages { get; } = [];

    public List<double> Fractions { get; } = [];

    public List<LeaderboardEntry> Entries { get; } = [];

    public List<string> Log { get; } = [];

    public Action<LeaderboardEntry>? OnCandidate { get; set; }

    public Action<string>? OnProgress { get; set; }

    public void Planned(IReadOnlyList<string> stages) => Stages.AddRange(stages);

    public void Progressed(string stage, double fraction, string? detail)
    {
        Fractions.Add(fraction);
        OnProgress?.Invoke(stage);
    }

    public void CandidateFinished(LeaderboardEntry entry)
    {
        Entries.Add(entry);
        OnCandidate?.Invoke(entry);
    }

    public void Logged(string line) => Log.Add(line);
}
