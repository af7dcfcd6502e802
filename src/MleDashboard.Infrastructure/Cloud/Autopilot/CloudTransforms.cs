using System.Globalization;
using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

internal sealed record TransformColumnMissing(string Column) : Error($"The table has no column '{Column}', which the candidate learned from. Choose a table with the same columns.");

internal sealed record TransformOutputMissing(string Place) : Error($"SageMaker says that it is done, but there are no predictions at {Place}. Somebody may have deleted them; predict again.");

/// <summary>A batch transform: rows to S3, a model, a job, and its answers beside the rows under a header. Names have the job's id in them, so a second attempt finds what the first has made.</summary>
internal sealed class CloudTransforms(CloudCalls calls, CloudInput input, IObjectStore objects, IArtifactStore artifacts, ITableReader tables) : ICandidateTransformer
{
    private const string SendStage = "Send the rows";
    private const string RunStage = "Predict on SageMaker";
    private const string FetchStage = "Join the answers";
    private const string InstanceType = "ml.m5.large";
    private const int BatchRows = 20_000;

    public static string FolderOf(CloudPlan plan, Guid jobId) => $"{plan.Folder}batch/{jobId.ToString("N")[^8..]}/";

    public async Task<Result<JobOutcome>> TransformAsync(
        AutopilotExperiment experiment, AutopilotCandidate candidate, DatasetContent content, IReadOnlyList<string>? columns, IJobContext job, CancellationToken cancellationToken)
    {
        job.SetStages(SendStage, RunStage, FetchStage);
        var planned = await input.PlanAsync(experiment.Settings, experiment.Id, job.Owner.Name, cancellationToken);
        if (!planned.IsOk)
        {
            return planned.Error;
        }

        IReadOnlyList<string> sent = columns ?? [.. content.Schema.Columns.Select(column => column.Name).Where(name => name != experiment.Settings.Target)];
        if (sent.FirstOrDefault(name => content.Schema.Find(name) is null) is { } missing)
        {
            return new TransformColumnMissing(missing);
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, job.StopRequested);
        var folder = FolderOf(planned.Value, job.Lease.JobId);
        var rows = ObjectAddress.Parse($"{folder}rows.csv")!;
        var stored = await SendAsync(content, sent, rows, job, either.Token);
        if (!stored.IsOk)
        {
            return stored.Error;
        }

        var done = await PredictAsync(planned.Value, experiment, candidate, rows, $"{folder}answers", job, either.Token);
        return done.IsOk ? await JoinAsync(done.Value, folder, [.. sent, .. AnswersOf(experiment)], content.Rows, job, either.Token) : done.Error;
    }

    private async Task<Result<StoredObject>> SendAsync(DatasetContent content, IReadOnlyList<string> columns, ObjectAddress target, IJobContext job, CancellationToken cancellationToken)
    {
        job.Progress.Report(new JobProgress(SendStage, 0));
        var path = Path.Combine(job.CheckpointFolder, "rows.csv");
        if (!File.Exists(path))
        {
            var parquet = Path.Combine(await artifacts.OpenAsync(content.ArtifactKey, cancellationToken), DatasetFiles.Data);
            await using (var file = File.Create(path + ".part"))
            {
                await CsvTableWriter.WriteAsync(
                    file, columns, tables.ReadBatchesAsync(parquet, content.Schema, columns, BatchRows, cancellationToken), exactValues: true, cancellationToken, hasHeader: false);
            }

            File.Move(path + ".part", path);
        }

        return await objects.UploadAsync(path, target, path + ".upload", new Progress(job), cancellationToken);
    }

    private async Task<Result<CloudTransform>> PredictAsync(CloudPlan plan, AutopilotExperiment experiment, AutopilotCandidate candidate, ObjectAddress rows, string output, IJobContext job, CancellationToken cancellationToken)
    {
        var name = CloudDeployment.NameOf(experiment.Name, job.Lease.JobId);
        var containers = CloudContainers.WithProbabilities(candidate.Containers, experiment.Run.ProblemType ?? experiment.Settings.ProblemType);
        void Trouble(string sentence) => job.Progress.Report(new JobProgress(RunStage, 0.1, sentence));
        var model = await calls.MakeAsync(
            () => calls.DoAsync("sagemaker:CreateModel", $"model '{name}'", (session, token) => SageMakerGateway.CreateModelAsync(session, name, plan.Role, containers, experiment.Settings.Security, plan.Tags, token), cancellationToken),
            () => Task.FromResult<Result<bool>>(true),
            Trouble,
            cancellationToken);
        if (!model.IsOk)
        {
            return model.Error;
        }

        CloudTransform? last = null;
        try
        {
            var made = await calls.MakeAsync(
                () => calls.DoAsync("sagemaker:CreateTransformJob", $"batch prediction '{name}'", (session, token) => SageMakerGateway.CreateTransformAsync(session, new CloudTransformPlan(name, name, rows.Uri, output, InstanceType, plan.Tags), token), cancellationToken),
                async () => await FindAsync(name, cancellationToken) is var found && found.IsOk ? found.Value.Input == rows.Uri : found.Error!,
                Trouble,
                cancellationToken);
            var followed = !made.IsOk ? made : await calls.FollowAsync(
                () => FindAsync(name, cancellationToken),
                found =>
                {
                    last = found;
                    job.Progress.Report(new JobProgress(RunStage, 0.3, found.Status));
                    return Task.FromResult<bool?>(AutopilotStatus.IsFinal(found.Status));
                },
                Trouble,
                () => CancellationToken.None,
                cancellationToken);
            return !followed.IsOk ? followed.Error
                : last!.Status == AutopilotStatus.Completed ? last
                : new CloudJobFailed(name, last.FailureReason ?? $"it is {last.Status}.");
        }
        catch (OperationCanceledException) when (job.StopRequested.IsCancellationRequested)
        {
            await calls.DoAsync("sagemaker:StopTransformJob", $"batch prediction '{name}'", (session, token) => SageMakerGateway.StopTransformAsync(session, name, token), CancellationToken.None);
            throw;
        }
        finally
        {
            // A worker that stops leaves the model to the next attempt.
            if (last is { } end && AutopilotStatus.IsFinal(end.Status))
            {
                await calls.DoAsync("sagemaker:DeleteModel", $"model '{name}'", (session, token) => SageMakerGateway.DeleteAsync(session, CloudPart.Model, name, token), CancellationToken.None);
            }
        }
    }

    /// <summary>The service joins its answers to the rows and writes no header.</summary>
    private async Task<Result<JobOutcome>> JoinAsync(CloudTransform done, string folder, IReadOnlyList<string> columns, long rows, IJobContext job, CancellationToken cancellationToken)
    {
        job.Progress.Report(new JobProgress(FetchStage, 0.9));
        var place = ObjectAddress.Parse(done.Output!)!;
        var listed = await objects.ListAsync(place.Bucket, place.Key, 100, cancellationToken);
        if (!listed.IsOk)
        {
            return listed.Error;
        }

        List<StoredObject> parts = [.. listed.Value.Where(file => file.Key.EndsWith(".out", StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal)];
        if (parts.Count == 0)
        {
            return new TransformOutputMissing(done.Output!);
        }

        var path = Path.Combine(job.CheckpointFolder, "predictions.csv");
        await using (FileStream file = new(path, FileMode.Create, FileAccess.ReadWrite))
        {
            await CsvTableWriter.WriteAsync(file, columns, None(), exactValues: true, cancellationToken);
            foreach (var part in parts)
            {
                var opened = await objects.OpenAsync(new ObjectAddress(place.Bucket, part.Key), cancellationToken);
                if (!opened.IsOk)
                {
                    return opened.Error;
                }

                await using var content = opened.Value;
                await content.CopyToAsync(file, cancellationToken);
                if (!EndsWithNewLine(file))
                {
                    file.WriteByte((byte)'\n');
                }
            }
        }

        var target = ObjectAddress.Parse($"{folder}predictions.csv")!;
        var sent = await objects.UploadAsync(path, target, path + ".upload", new Progress(job), cancellationToken);
        return sent.IsOk ? new JobOutcome(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows and their predictions are at {target.Uri}")) : sent.Error;
    }

    /// <summary>The header is there at least, so there is a last byte.</summary>
    private static bool EndsWithNewLine(FileStream written)
    {
        written.Seek(-1, SeekOrigin.End);
        return written.ReadByte() == '\n';
    }

    private static async IAsyncEnumerable<Table> None()
    {
        await Task.CompletedTask;
        yield break;
    }

    private static string[] AnswersOf(AutopilotExperiment experiment) =>
        experiment.Run.ProblemType is null or Core.Metrics.ProblemType.Regression ? ["predicted_label"] : CloudContainers.Answers.Split(',');

    private Task<Result<CloudTransform>> FindAsync(string name, CancellationToken cancellationToken) =>
        calls.AskAsync("sagemaker:DescribeTransformJob", $"batch prediction '{name}'", (session, token) => SageMakerGateway.FindTransformAsync(session, name, token), cancellationToken);

    private sealed class Progress(IJobContext job) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Waiting is { } waiting)
            {
                job.Progress.Report(new JobProgress(SendStage, 0, waiting));
            }
        }
    }
}
