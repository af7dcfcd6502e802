using System.Text.Json;
using System.Text.Json.Nodes;
using MleDashboard.Core.Models;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Tests.Models;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Tests.Prediction;

public sealed class PredictorLoaderTests : IDisposable
{
    private readonly JobSetupHelpers setup = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => setup.Dispose();

    [Fact]
    public async Task LoadAsync_AModelBuiltHere_IsLoaded_AndWithTheKeyOfAnotherInstanceItIsRefused()
    {
        var key = await BuildAsync();

        using var model = await new PredictorLoader(setup.Store, setup.Key).LoadAsync(key, Cancel);

        Assert.Equal("cancelled", model.Target);
        await RefusedAsync<ModelNotMadeHere>(new PredictorLoader(setup.Store, new FixedModelKey(2)), key);
    }

    /// <summary>Whoever may write in the store but has not the key can make all hashes fit again; the keyed one they cannot.</summary>
    [Fact]
    public async Task LoadAsync_ReportAndItsHashChangedTogether_IsRefused()
    {
        var key = await BuildAsync();
        var folder = await setup.Store.OpenAsync(key, Cancel);
        await File.AppendAllTextAsync(Path.Combine(folder, ModelFolder.Report), " ", Cancel);
        await RefusedAsync<ModelFileChanged>(new PredictorLoader(setup.Store, setup.Key), key);

        var path = Path.Combine(folder, ModelManifest.FileName);
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(path, Cancel))!;
        manifest["files"]![ModelFolder.Report] = ModelHash.OfFile(Path.Combine(folder, ModelFolder.Report));
        await File.WriteAllTextAsync(path, manifest.ToJsonString(JsonSerializerOptions.Web), Cancel);
        Assert.True(TrainedModel.Load(folder).IsOk);
        await RefusedAsync<ModelNotMadeHere>(new PredictorLoader(setup.Store, setup.Key), key);
    }

    [Fact]
    public async Task LoadAsync_FolderGone_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<ModelRefusedException>(() => new PredictorLoader(setup.Store, setup.Key).LoadAsync("models/1/1", Cancel));

        Assert.Contains("The model's folder", refused.Message, StringComparison.Ordinal);
    }

    private async Task<string> BuildAsync()
    {
        var outcome = await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel);
        Assert.Null(outcome.Error);
        return setup.Built!.ArtifactKey;
    }

    private static async Task RefusedAsync<TError>(PredictorLoader loader, string key) =>
        Assert.IsType<TError>((await Assert.ThrowsAsync<ModelRefusedException>(() => loader.LoadAsync(key, Cancel))).Error);
}
