using System.IO.Compression;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Features.Datasets.Downloads;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>GET /api/synthesizers/{id}/download, the folder of a synthesizer as .zip, and /quality.json, its newest judgement; for every signed-in user, 404 until there is one.</summary>
public static class SynthesizerEndpoints
{
    public static IEndpointRouteBuilder MapSynthesizers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDownloads("/api/synthesizers/{synthesizerId:guid}");
        group.MapGet("/download", DownloadAsync);
        group.MapGet("/quality.json", QualityAsync);
        return routes;
    }

    private static async Task<IResult> DownloadAsync(Guid synthesizerId, ISavedSynthesizers catalog, IArtifactStore store, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(synthesizerId, cancellationToken) is not { Content: { } content } synthesizer)
        {
            return TypedResults.NotFound();
        }

        var folder = await store.OpenAsync(content.ArtifactKey, cancellationToken);
        return TypedResults.Stream(output => PackAsync(folder, output, cancellationToken), "application/zip", DownloadNames.For(synthesizer.Name, "zip"));
    }

    private static async Task PackAsync(string folder, Stream output, CancellationToken cancellationToken)
    {
        await using var archive = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var entry = archive.CreateEntry(Path.GetFileName(file), CompressionLevel.Fastest);
            await using var to = await entry.OpenAsync(cancellationToken);
            await using var from = File.OpenRead(file);
            await from.CopyToAsync(to, cancellationToken);
        }
    }

    private static async Task<IResult> QualityAsync(Guid synthesizerId, ISavedSynthesizers catalog, IArtifactStore store, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(synthesizerId, cancellationToken) is not { Judgement.Content: { } judgement } synthesizer)
        {
            return TypedResults.NotFound();
        }

        var path = Path.Combine(await store.OpenAsync(judgement.ArtifactKey, cancellationToken), JudgementReport.FileName);
        return TypedResults.PhysicalFile(path, "application/json", DownloadNames.For($"{synthesizer.Name} quality", "json"));
    }
}
