using MleDashboard.Core.Datasets;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Cli;

/// <summary>A model folder and a file that its model can predict.</summary>
internal sealed record ModelTable(TrainedModel Model, TableFile Table) : IDisposable
{
    public static async Task<Result<ModelTable>> OpenAsync(CliHost host, string modelFolder, string dataPath, ImportOptions options, CancellationToken cancellationToken)
    {
        var loaded = TrainedModel.Load(modelFolder);
        if (!loaded.IsOk)
        {
            return loaded.Error;
        }

        var opened = await OpenAsTrainedAsync(host, loaded.Value, dataPath, options, cancellationToken);
        if (!opened.IsOk)
        {
            loaded.Value.Dispose();
            return opened.Error;
        }

        return new ModelTable(loaded.Value, opened.Value);
    }

    public void Dispose() => Model.Dispose();

    private static async Task<Result<TableFile>> OpenAsTrainedAsync(CliHost host, TrainedModel model, string path, ImportOptions options, CancellationToken cancellationToken)
    {
        var opened = await TableFile.OpenAsync(host, path, options, cancellationToken);
        if (!opened.IsOk)
        {
            return opened;
        }

        var match = SchemaMatch.Of(model.InputSchema, model.Target, opened.Value.Schema);
        if (match.Problems.Any(problem => problem.Kind is SchemaProblemKind.Missing))
        {
            return new SchemaDoesNotMatch([.. match.Blocking.Select(problem => problem.Message)]);
        }

        // A short file can look like other types than the training file did: read it once more as the training types.
        var types = match.Problems
            .Where(problem => problem.Kind is SchemaProblemKind.Converted or SchemaProblemKind.WrongType)
            .ToDictionary(problem => problem.Column, problem => model.InputSchema.Find(problem.Column)!.Type);
        if (types.Count == 0)
        {
            return opened;
        }

        foreach (var (column, type) in options.ColumnTypes)
        {
            types[column] = type;
        }

        var again = await TableFile.OpenAsync(host, path, options with { ColumnTypes = types }, cancellationToken);
        if (!again.IsOk)
        {
            return again;
        }

        var rest = SchemaMatch.Of(model.InputSchema, model.Target, again.Value.Schema);
        return rest.CanPredict ? again : new SchemaDoesNotMatch([.. rest.Blocking.Select(problem => problem.Message)]);
    }
}
