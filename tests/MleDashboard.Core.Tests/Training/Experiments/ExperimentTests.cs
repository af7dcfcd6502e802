using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Tests.Training.Experiments;

/// <summary>Runs builds in a folder of their own and records what they say.</summary>
public abstract class ExperimentTests : IDisposable
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected string Folder { get; } = TrainingSetupHelpers.NewFolder();

    private protected RecordingObserver Observer { get; } = new();

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected async Task<FittedExperiment> RunAsync(
        Table table, ExperimentSettings settings, string name = "model", string? checkpoint = null, CancellationTokenSource? stop = null, CancellationTokenSource? killed = null)
    {
        var result = await new ExperimentRunner(TimeProvider.System).RunAsync(table, settings, Path.Combine(Folder, name), Observer, checkpoint, stop?.Token ?? CancellationToken.None, killed?.Token ?? Cancellation);
        Assert.True(result.IsOk, result.Error?.Message);
        return result.Value;
    }
}
