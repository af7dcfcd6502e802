using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot;

/// <summary>The engines of this installation.</summary>
public sealed class AutopilotEngines(IEnumerable<IAutopilotEngine> engines, TimeProvider time)
{
    public IReadOnlyList<IAutopilotEngine> All { get; } = [.. engines];

    public IAutopilotEngine? Find(AutopilotEngineKind kind) => All.FirstOrDefault(engine => engine.Kind == kind);

    /// <exception cref="InvalidOperationException">It is not registered; a row of it cannot exist.</exception>
    public IAutopilotEngine For(AutopilotEngineKind kind) => Find(kind) ?? throw new InvalidOperationException($"No engine is registered for {kind}.");

    /// <summary>Runs the experiment with its engine, and writes a refusal or a stop before there was anything into its run.</summary>
    public async Task<Result<JobOutcome>> RunAsync(IAutopilotCatalog catalog, Guid experimentId, IJobContext context, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(experimentId, cancellationToken) is not { } experiment)
        {
            return new NotFound("The experiment");
        }

        var recorder = catalog.RecorderFor(context.Lease, experimentId);
        try
        {
            var outcome = await For(experiment.Engine).RunAsync(experiment, recorder, context, cancellationToken);
            if (!outcome.IsOk)
            {
                await EndAsync(catalog, recorder, experimentId, AutopilotStatus.Failed, outcome.Error.Message, cancellationToken);
            }

            return outcome;
        }
        catch (OperationCanceledException) when (context.StopRequested.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await EndAsync(catalog, recorder, experimentId, AutopilotStatus.Stopped, null, cancellationToken);
            throw;
        }
    }

    private async Task EndAsync(IAutopilotCatalog catalog, IAutopilotRecorder recorder, Guid experimentId, string status, string? reason, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(experimentId, cancellationToken) is { Run.IsFinal: false } experiment)
        {
            var now = time.GetUtcNow();
            await recorder.RecordAsync(experiment.Run.At(status, now) with { Status = status, FailureReason = reason, EndedAt = now }, cancellationToken);
        }
    }
}
