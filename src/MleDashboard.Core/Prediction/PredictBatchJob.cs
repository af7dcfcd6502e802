using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Prediction;

/// <summary>Predicts a dataset version. Every attempt begins anew and writes the same bytes; only one can complete the batch.</summary>
public sealed class PredictBatchJob(
    IPredictionCatalog predictions, IModelCatalog models, IDatasetCatalog datasets, IArtifactStore store, PredictorCache predictors, BatchPredictor predictor) : IJob<PredictBatchRequest>
{
    private const string Loading = "Load the model";
    private const string Predicting = "Predict the rows";

    public async Task<Result<JobOutcome>> ExecuteAsync(PredictBatchRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await predictions.FindAsync(request.BatchId, cancellationToken) is not { } batch)
        {
            return new NotFound("The prediction");
        }

        if (batch.Content is { } complete)
        {
            return new JobOutcome($"{complete.Rows:N0} rows predicted before.");
        }

        if (await models.FindVersionAsync(request.ModelVersionId, cancellationToken) is not { Content: { } model } version)
        {
            return new NotFound("The model");
        }

        var source = await datasets.FindVersionAsync(request.DatasetVersionId, cancellationToken);
        if (source?.Content is not { } content)
        {
            return source is null ? new DatasetVersionGone() : new DatasetVersionNotReady(source.DatasetName);
        }

        var match = SchemaMatch.Of(model.InputSchema, version.Settings.Target, content.Schema);
        if (!match.CanPredict)
        {
            return new SchemaDoesNotMatch([.. match.Blocking.Select(problem => problem.Message)]);
        }

        context.SetStages(Loading, Predicting);
        context.Progress.Report(new JobProgress(Loading, 0));
        foreach (var warning in match.Warnings)
        {
            context.Log(warning.Message);
        }

        try
        {
            using var rental = await predictors.RentAsync(model.ArtifactKey, cancellationToken);
            return await PredictAsync(request, context, rental.Predictor, content, cancellationToken);
        }
        catch (ModelRefusedException refused)
        {
            return refused.Error;
        }
    }

    private async Task<Result<JobOutcome>> PredictAsync(
        PredictBatchRequest request, IJobContext context, Training.IPredictor model, DatasetContent content, CancellationToken cancellationToken)
    {
        var input = new BatchInput(Path.Combine(await store.OpenAsync(content.ArtifactKey, cancellationToken), DatasetFiles.Data), content.Schema, content.Rows);
        var folder = store.CreateScratchFolder();
        try
        {
            var output = Path.Combine(folder, DatasetFiles.Data);
            var schema = await predictor.PredictAsync(model, request.Candidate, input, output, context.Limits, new FractionOf(context, content.Rows), cancellationToken);
            var key = string.Create(CultureInfo.InvariantCulture, $"predictions/{request.BatchId:N}/{context.Lease.Number}");
            var result = new DatasetContent
            {
                ArtifactKey = key,
                Rows = content.Rows,
                Bytes = new FileInfo(output).Length,
                Schema = schema,
                FormatDescription = $"predicted by {request.Candidate}",
            };
            await store.CommitAsync(folder, key, cancellationToken);
            if (!await predictions.CompleteAsync(context.Lease, request.BatchId, result, cancellationToken))
            {
                await store.DeleteAsync(key, CancellationToken.None);
                throw new OperationCanceledException("The lease was lost; another attempt owns the prediction.");
            }

            return new JobOutcome($"{content.Rows:N0} rows predicted by {request.Candidate}.");
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private sealed class FractionOf(IJobContext context, long rows) : IProgress<double>
    {
        public void Report(double value) => context.Progress.Report(new JobProgress(Predicting, value, $"{(long)(value * rows):N0} of {rows:N0} rows"));
    }
}

/// <summary>The table lacks what the model needs.</summary>
public sealed record SchemaDoesNotMatch(IReadOnlyList<string> Problems)
    : Error(Problems.Count == 1 ? Problems[0] : $"{Problems[0]} {Problems.Count - 1:N0} more columns do not match.");
