using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Models;

internal sealed class ModelReports(IArtifactStore store, IModelKey key) : IModelReports
{
    private readonly ConcurrentDictionary<string, (string Stamp, Error? Error)> looks = new(StringComparer.Ordinal);

    public Task<Result<ModelReport>> ReadAsync(string artifactKey, CancellationToken cancellationToken) =>
        ReadAsync<ModelReport>(artifactKey, ModelFolder.Report, cancellationToken);

    public Task<Result<ModelInputs>> ReadInputsAsync(string artifactKey, CancellationToken cancellationToken) =>
        ReadAsync<ModelInputs>(artifactKey, ModelFolder.Inputs, cancellationToken);

    public async Task<Error?> FindDamageAsync(string artifactKey, CancellationToken cancellationToken)
    {
        try
        {
            var folder = await store.OpenAsync(artifactKey, cancellationToken);
            var stamp = StampOf(folder);
            if (looks.TryGetValue(artifactKey, out var last) && last.Stamp == stamp)
            {
                return last.Error;
            }

            var error = await Task.Run(() => Look(folder), cancellationToken);
            looks[artifactKey] = (stamp, error);
            return error;
        }
        catch (IOException)
        {
            looks.TryRemove(artifactKey, out _);
            return new ModelFilesGone();
        }
    }

    private async Task<Result<T>> ReadAsync<T>(string artifactKey, string file, CancellationToken cancellationToken)
    {
        if (await FindDamageAsync(artifactKey, cancellationToken) is { } damage)
        {
            return damage;
        }

        try
        {
            return await ModelFolder.ReadAsync<T>(await store.OpenAsync(artifactKey, cancellationToken), file, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or JsonException)
        {
            return new ModelReportUnreadable(file);
        }
    }

    private Error? Look(string folder)
    {
        var loaded = TrainedModel.Load(folder, key.Read());
        loaded.Value?.Dispose();
        return loaded.Error;
    }

    private static string StampOf(string folder)
    {
        var stamp = new StringBuilder();
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            stamp.Append(CultureInfo.InvariantCulture, $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n");
        }

        return stamp.ToString();
    }
}
