using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>What the service wrote, at the places that it named.</summary>
internal sealed class CloudArtifacts(IObjectStore objects)
{
    private const int MostFiles = 2000;

    /// <summary>A report is a few hundred kilobytes.</summary>
    private const long MostOfReport = 16 << 20;

    public async Task<Result<IReadOnlyList<AutopilotArtifact>>> ListAsync(AutopilotExperiment experiment, AutopilotCandidate? candidate, CancellationToken cancellationToken)
    {
        List<AutopilotArtifact> files = [];
        foreach (var artifact in candidate?.Artifacts ?? experiment.Run.Artifacts)
        {
            if (!artifact.IsFolder)
            {
                files.Add(artifact);
                continue;
            }

            var opened = await OpenFolderAsync(artifact, cancellationToken);
            if (!opened.IsOk)
            {
                return opened.Error;
            }

            files.AddRange(opened.Value);
        }

        return files;
    }

    /// <summary>Only what lies where this experiment reads and writes: the account's other files are for the S3 page and its rights.</summary>
    public async Task<Result<Stream>> OpenAsync(AutopilotExperiment experiment, AutopilotArtifact artifact, CancellationToken cancellationToken)
    {
        var isOwn = experiment.Run.Artifacts.Any(known => known.Location == artifact.Location)
            || (experiment.Run.OutputLocation is { } output && artifact.Location.StartsWith(output.TrimEnd('/') + '/', StringComparison.Ordinal));
        if (!isOwn || ObjectAddress.Parse(artifact.Location) is not { Key.Length: > 0 } address)
        {
            return new ArtifactGone(artifact.Name);
        }

        var opened = await objects.OpenAsync(address, cancellationToken);
        return opened.IsOk || opened.Error is not CloudRefused { Fault: CloudFault.NotFound } ? opened : new ArtifactGone(artifact.Name);
    }

    /// <summary>The JSON files of a candidate's report that are called <paramref name="name"/>, or all.</summary>
    public async Task<Result<IReadOnlyList<byte[]>>> ReadReportsAsync(AutopilotCandidate candidate, AutopilotArtifactKind kind, string? name, CancellationToken cancellationToken)
    {
        List<byte[]> reports = [];
        foreach (var folder in candidate.Artifacts.Where(artifact => artifact.Kind == kind))
        {
            var opened = await OpenFolderAsync(folder, cancellationToken);
            if (!opened.IsOk)
            {
                return opened.Error;
            }

            foreach (var file in opened.Value.Where(file => name is null ? file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) : file.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)).Where(file => file.Bytes <= MostOfReport))
            {
                var content = await objects.OpenAsync(ObjectAddress.Parse(file.Location)!, cancellationToken);
                if (!content.IsOk)
                {
                    return content.Error;
                }

                await using var stream = content.Value;
                using MemoryStream copy = new();
                await stream.CopyToAsync(copy, cancellationToken);
                reports.Add(copy.ToArray());
            }
        }

        return reports;
    }

    private async Task<Result<IReadOnlyList<AutopilotArtifact>>> OpenFolderAsync(AutopilotArtifact folder, CancellationToken cancellationToken)
    {
        if (ObjectAddress.Parse(folder.Location) is not { } address)
        {
            return Array.Empty<AutopilotArtifact>();
        }

        var listed = await objects.ListAsync(address.Bucket, address.Key, MostFiles, cancellationToken);
        return listed.IsOk
            ? listed.Value.Select(stored => new AutopilotArtifact(folder.Kind, stored.Key[address.Key.Length..].TrimStart('/') is { Length: > 0 } rest ? rest : new ObjectAddress(address.Bucket, stored.Key).FileName, $"s3://{address.Bucket}/{stored.Key}", stored.Bytes)).ToList()
            : listed.Error;
    }
}
