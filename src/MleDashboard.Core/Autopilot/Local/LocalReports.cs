using System.Text.Json;
using MleDashboard.Core.Autopilot.Notebooks;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Autopilot.Local;

/// <summary>Writes the files of an experiment, each part into a folder of the store of its own.</summary>
internal sealed class LocalReports(LocalRunServices services, AutopilotExperiment experiment, IJobContext job)
{
    private const string ProfiledTable = "rows.parquet";
    private const string ProfiledRows = "rows";

    /// <summary>What will be done with each column, from the pipeline that training rows give.</summary>
    public static IReadOnlyList<FeatureNote> NotesOf(LockedRows rows, ExperimentSettings settings)
    {
        var features = FeaturesOf(rows, settings);
        return features.Columns.Count == 0 ? [] : FeaturePipeline.Fit(features, TrainTarget(rows, settings.Target)).Notes;
    }

    /// <summary>The data exploration notebook and the rows as CSV.</summary>
    public Task<IReadOnlyList<AutopilotArtifact>> ExploreAsync(LockedRows rows, DatasetSchema schema, CancellationToken cancellationToken) => StoreAsync(
        "exploration",
        async folder =>
        {
            await WriteCsvAsync(Path.Combine(folder, LocalFiles.TrainingRows), rows.Train, cancellationToken);
            await WriteCsvAsync(Path.Combine(folder, LocalFiles.TestRows), rows.Test, cancellationToken);
            var parquet = Path.Combine(folder, ProfiledTable);
            await Task.Run(() => WriteParquet(rows.Train, schema, parquet, cancellationToken), cancellationToken);
            ProfileSource source = new(experiment.InputLabel, parquet, schema, rows.Train.RowCount, new FileInfo(parquet).Length);
            var report = AlertRules.Judge(await services.Profiler.ProfileAsync(source, new ProfileSettings { Target = experiment.Settings.Target }, job.Limits, null, cancellationToken));
            File.Delete(parquet);
            await File.WriteAllBytesAsync(Path.Combine(folder, LocalFiles.DataExploration), new DataExplorationNotebook(report, experiment.Name, experiment.Settings.Target).Write(), cancellationToken);
            return
            [
                (AutopilotArtifactKind.DataExplorationNotebook, LocalFiles.DataExploration),
                (AutopilotArtifactKind.TrainingRows, LocalFiles.TrainingRows),
                (AutopilotArtifactKind.TestRows, LocalFiles.TestRows),
            ];
        },
        cancellationToken);

    /// <summary>The plan; for a plan alone its notebook too, of the first candidate with its defaults.</summary>
    public Task<IReadOnlyList<AutopilotArtifact>> DefineAsync(CandidateDefinitions definitions, LockedRows rows, ExperimentSettings settings, bool isPlanOnly, CancellationToken cancellationToken) => StoreAsync(
        "plan",
        async folder =>
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, LocalFiles.Definitions), JsonSerializer.SerializeToUtf8Bytes(definitions, CandidateDefinitions.Json), cancellationToken);
            if (!isPlanOnly)
            {
                return [(AutopilotArtifactKind.CandidateDefinitions, LocalFiles.Definitions)];
            }

            var entries = definitions.Candidates.Select(Planned).ToList();
            var facts = FactsOf(rows, settings, entries, entries[0].Model, definitions.Metric, definitions.Folds);
            await File.WriteAllBytesAsync(Path.Combine(folder, LocalFiles.CandidateDefinition), new CandidateDefinitionNotebook(facts).Write(), cancellationToken);
            return [(AutopilotArtifactKind.CandidateDefinitions, LocalFiles.Definitions), (AutopilotArtifactKind.CandidateDefinitionNotebook, LocalFiles.CandidateDefinition)];
        },
        cancellationToken);

    /// <summary>Explainability, insights and the notebook of the best candidate.</summary>
    public Task<IReadOnlyList<AutopilotArtifact>> ReportAsync(ModelReport report, LockedRows rows, ExperimentSettings settings, CancellationToken cancellationToken) => StoreAsync(
        "reports",
        async folder =>
        {
            await WriteJsonAsync(folder, LocalFiles.Explainability, report.Impacts.ToDictionary(pair => pair.Key, pair => pair.Value.Select(impact => new ColumnInfluence(impact.Column, impact.Share))), cancellationToken);
            await WriteJsonAsync(folder, LocalFiles.Insights, report.Evaluations, cancellationToken);
            var best = report.Evaluations[report.BestModel];
            var plan = ExperimentPlan.For(settings, rows.Train.RowCount + rows.Test.RowCount, rows.Target.ProblemType);
            var facts = FactsOf(rows, settings, report.Leaderboard.Entries, report.BestModel, report.Leaderboard.Metric, plan.Folds) with { Threshold = best.Threshold, TestMetrics = best.Metrics };
            await File.WriteAllBytesAsync(Path.Combine(folder, LocalFiles.CandidateDefinition), new CandidateDefinitionNotebook(facts).Write(), cancellationToken);
            return
            [
                (AutopilotArtifactKind.CandidateDefinitionNotebook, LocalFiles.CandidateDefinition),
                (AutopilotArtifactKind.Explainability, LocalFiles.Explainability),
                (AutopilotArtifactKind.ModelInsights, LocalFiles.Insights),
            ];
        },
        cancellationToken);

    private CandidateDefinitionFacts FactsOf(LockedRows rows, ExperimentSettings settings, IReadOnlyList<LeaderboardEntry> entries, string best, string metric, int folds)
    {
        var unused = NotesOf(rows, settings).Where(note => !note.IsUsed).Select(note => note.Column).ToHashSet(StringComparer.Ordinal);
        return new CandidateDefinitionFacts
        {
            Experiment = experiment.Name,
            Settings = settings,
            Problem = rows.Target.ProblemType,
            Classes = rows.Target.Classes,
            PositiveClass = rows.Target.PositiveClass,
            Columns = [.. FeaturesOf(rows, settings).Columns.Where(column => !unused.Contains(column.Name)).Select(column => new DatasetColumn(column.Name, column.Type))],
            Entries = entries,
            Best = best,
            Metric = metric,
            Folds = folds,
        };
    }

    private static LeaderboardEntry Planned(DefinedCandidate candidate) => new()
    {
        Model = candidate.Name,
        Learner = candidate.Algorithm,
        StackLevel = candidate.Level,
        Parameters = candidate.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static Table FeaturesOf(LockedRows rows, ExperimentSettings settings) => new([.. rows.Train.Columns.Where(column => settings.RoleOf(column.Name) == ColumnRole.Feature)]);

    private static TargetValues TrainTarget(LockedRows rows, string name)
    {
        var column = rows.Train.Find(name)!;
        return rows.Target.ProblemType == ProblemType.Regression
            ? new TargetValues(ProblemType.Regression, NumericEncoder.NumbersOf(column), 0)
            : new TargetValues(rows.Target.ProblemType, TargetValues.Encode(column, rows.Target.Classes), rows.Target.Classes.Count);
    }

    private void WriteParquet(Table table, DatasetSchema schema, string path, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using var engine = TableEngine.Open(new EngineLimits(job.Limits.Threads, job.Limits.MemoryBytes / 2, folder), folder);
        TableAppending.Create(engine, ProfiledRows, schema, cancellationToken);
        TableAppending.Append(engine, ProfiledRows, table, new long[schema.Columns.Count]);
        TableWriting.Write(engine, $"SELECT * FROM {ProfiledRows}", path, cancellationToken);
    }

    private static async Task WriteCsvAsync(string path, Table table, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await CsvTableWriter.WriteAsync(file, [.. table.Columns.Select(column => column.Name)], Once(table), exactValues: true, cancellationToken);
    }

    private static async IAsyncEnumerable<Table> Once(Table table)
    {
        await Task.CompletedTask;
        yield return table;
    }

    private static async Task WriteJsonAsync<T>(string folder, string name, T content, CancellationToken cancellationToken)
    {
        await using var file = File.Create(Path.Combine(folder, name));
        await JsonSerializer.SerializeAsync(file, content, CandidateDefinitions.Json, cancellationToken);
    }

    private async Task<IReadOnlyList<AutopilotArtifact>> StoreAsync(string part, Func<string, Task<IReadOnlyList<(AutopilotArtifactKind Kind, string Name)>>> write, CancellationToken cancellationToken)
    {
        var folder = services.Store.CreateScratchFolder();
        try
        {
            var files = await write(folder);
            var sizes = files.Select(file => new FileInfo(Path.Combine(folder, file.Name)).Length).ToList();
            var key = LocalArtifacts.KeyOf(experiment.Id, part, job.Lease.Number);
            await services.Store.CommitAsync(folder, key, cancellationToken);
            return [.. files.Select((file, at) => new AutopilotArtifact(file.Kind, file.Name, $"{key}/{file.Name}", sizes[at]))];
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }
}
