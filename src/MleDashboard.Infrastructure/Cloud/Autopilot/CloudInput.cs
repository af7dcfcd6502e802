using System.Globalization;
using System.Text.Json;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>Where an experiment reads and writes, and the sending of a dataset's rows to there.</summary>
internal sealed class CloudInput(CloudConnectionStore connections, LockedTest locked, IObjectStore objects)
{
    private const string ExperimentTag = "mledashboard:experiment";
    private const string OwnerTag = "mledashboard:owner";
    private const int MostTags = 50;

    public async Task<Error?> FindMissingAsync(CancellationToken cancellationToken) => await connections.FindAsync(cancellationToken) switch
    {
        null => new CloudNotConfigured(),
        { Settings.ExecutionRole: null } => new CloudSettingNotValid(
            nameof(CloudSettings.ExecutionRole), "Amazon SageMaker needs an execution role, which it takes on to read and write S3. An administrator enters its ARN in Settings, AWS; deploy/aws says how to make one."),
        _ => null,
    };

    /// <param name="experimentId">Null for a review, before there is one.</param>
    public async Task<Result<CloudPlan>> PlanAsync(AutopilotSettings settings, Guid? experimentId, string? owner, CancellationToken cancellationToken)
    {
        if (await FindMissingAsync(cancellationToken) is { } missing)
        {
            return missing;
        }

        var account = (await connections.FindAsync(cancellationToken))!.Settings;
        var isDataset = settings.Input.Kind == AutopilotInputKind.Dataset;
        if (settings.IgnoredColumns.Count > 0 && !isDataset)
        {
            return new AutopilotSettingNotValid(AutopilotFields.Columns, "Columns can be left out of a dataset of this server only: the columns of rows in S3 are not known here. Import them first, or learn from all.");
        }

        if ((settings.OutputLocation is { } given ? ObjectAddress.Parse(given)?.Bucket : account.Bucket) is not { Length: > 0 } bucket)
        {
            return new AutopilotSettingNotValid(AutopilotFields.Output, "Give an output location such as s3://bucket/autopilot, or have an administrator choose a bucket in Settings, AWS.");
        }

        // The id in the folder's name makes it this experiment's alone: a job found under the same name can be told apart.
        var id = experimentId is { } made ? made.ToString("N")[^8..] : "ID";
        var folder = $"{settings.OutputLocation?.TrimEnd('/') ?? $"s3://{bucket}/autopilot"}/{settings.Name}-{id}/";
        return new CloudPlan(
            settings,
            account.ExecutionRole!,
            isDataset ? $"{folder}input/train.csv" : settings.Input.S3Uri!,
            $"{folder}output",
            settings.IgnoredColumns.Count > 0 ? $"{folder}input/features.json" : null,
            TagsOf(settings, id, owner))
        {
            Folder = folder,
        };
    }

    /// <summary>Training rows, the locked test rows and the list of columns; what an attempt before sent under the same names is replaced by the same bytes.</summary>
    public async Task<Result<IReadOnlyList<AutopilotArtifact>>> SendAsync(CloudPlan plan, AutopilotExperiment experiment, IJobContext job, string stage, double share, CancellationToken cancellationToken)
    {
        if (experiment.Lock is not { } key)
        {
            return Array.Empty<AutopilotArtifact>();
        }

        var read = await locked.ReadAsync(key, experiment.Settings.ProblemType, cancellationToken);
        if (!read.IsOk)
        {
            return read.Error;
        }

        var settings = experiment.Settings;
        string[] columns = [.. read.Value.Train.Columns.Select(column => column.Name).Where(name => !settings.IgnoredColumns.Contains(name))];
        List<(string Name, AutopilotArtifactKind Kind, Func<Stream, Task> Write)> files =
        [
            ("train.csv", AutopilotArtifactKind.TrainingRows, output => WriteAsync(output, read.Value.Train, columns, cancellationToken)),
            ("test.csv", AutopilotArtifactKind.TestRows, output => WriteAsync(output, read.Value.Test, columns, cancellationToken)),
        ];
        if (plan.Features is not null)
        {
            var features = new Dictionary<string, string[]> { ["FeatureAttributeNames"] = [.. columns.Where(name => name != settings.Target)] };
            files.Add(("features.json", AutopilotArtifactKind.Other, output => JsonSerializer.SerializeAsync(output, features, cancellationToken: cancellationToken)));
        }

        List<AutopilotArtifact> sent = [];
        for (var i = 0; i < files.Count; i++)
        {
            var (name, kind, write) = files[i];
            var path = Path.Combine(job.CheckpointFolder, name);
            if (!File.Exists(path))
            {
                await using (var file = File.Create(path + ".part"))
                {
                    await write(file);
                }

                File.Move(path + ".part", path);
            }

            var target = ObjectAddress.Parse($"{plan.Folder}input/{name}")!;
            var (from, to) = (share * i / files.Count, share * (i + 1) / files.Count);
            var stored = await objects.UploadAsync(path, target, path + ".upload", new ByteReport(job, stage, from, to), cancellationToken);
            if (!stored.IsOk)
            {
                await objects.AbandonAsync(target, path + ".upload");
                return stored.Error;
            }

            sent.Add(new AutopilotArtifact(kind, name, target.Uri, stored.Value.Bytes));
        }

        return sent;
    }

    internal static async Task WriteAsync(Stream output, Table table, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        var kept = new Table([.. columns.Select(name => table.Find(name)!)]);
        await CsvTableWriter.WriteAsync(output, columns, One(kept), exactValues: true, cancellationToken);
    }

    private static async IAsyncEnumerable<Table> One(Table table)
    {
        await Task.CompletedTask;
        yield return table;
    }

    private static Dictionary<string, string> TagsOf(AutopilotSettings settings, string id, string? owner)
    {
        var tags = settings.Tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        if (tags.Count < MostTags)
        {
            tags.TryAdd(ExperimentTag, $"{settings.Name}-{id}");
        }

        if (tags.Count < MostTags && owner is not null && AutopilotNames.IsTagValue(owner))
        {
            tags.TryAdd(OwnerTag, owner);
        }

        return tags;
    }

    private sealed class ByteReport(IJobContext job, string stage, double from, double to) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => job.Progress.Report(new JobProgress(
            stage, from + ((to - from) * value.Fraction), value.Waiting ?? string.Create(CultureInfo.InvariantCulture, $"{value.Done / 1048576.0:N1} of {value.Total / 1048576.0:N1} MB")));
    }
}
