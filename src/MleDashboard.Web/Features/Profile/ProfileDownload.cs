using Microsoft.AspNetCore.Mvc;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Profiling.Targets;
using MleDashboard.Web.Features.Datasets.Downloads;

namespace MleDashboard.Web.Features.Profile;

/// <summary>One request for a file of a profile: the stored file as it is, or one written anew from the stored report when the address asks for more or less.</summary>
internal sealed record ProfileDownload(
    [FromRoute] Guid DatasetId,
    [FromRoute] int Number,
    [FromQuery] string? Target,
    [FromQuery] string? Limits,
    [FromQuery] bool? Sensitive,
    [FromQuery] bool? Labels,
    [FromServices] IDatasetCatalog Datasets,
    [FromServices] IProfileCatalog Profiles,
    [FromServices] ProfileReportReader Reader,
    [FromServices] ITargetAnalyzer Analyzer)
{
    public async Task<IResult> SendAsync(ProfileFile file, CancellationToken cancellationToken)
    {
        var version = (await Datasets.FindAsync(DatasetId, cancellationToken))?.Versions.FirstOrDefault(version => version.Number == Number);
        if (version is null || await Profiles.FindAsync(version.Id, cancellationToken) is not { State: ProfileState.Ready, ArtifactKey: { } key } || (Target is not null && version.Content?.Schema.Find(Target) is null))
        {
            return TypedResults.NotFound();
        }

        if (Target is null && Limits is null && Sensitive is not true)
        {
            return TypedResults.PhysicalFile(await Reader.PathAsync(key, file.Name, cancellationToken), file.ContentType, DownloadNames.For(version, file.Ending));
        }

        if (await Reader.ReadAsync(key, cancellationToken) is not { } report)
        {
            return TypedResults.NotFound();
        }

        if (Target is not null || Limits is not null)
        {
            report = AlertRules.JudgeAgain(report, Target is null ? null : await Analyzer.AnalyzeAsync(version, Target, cancellationToken), Limits?.Split(',') ?? []);
        }

        if (Sensitive is true)
        {
            report = SensitiveReport.Of(report, Labels is false);
        }

        var content = file.Name == ReportWriter.HtmlFile ? ReportWriter.ToHtml(report) : ReportWriter.ToJson(report);
        return TypedResults.File(content, file.ContentType, DownloadNames.For(version, Sensitive is true ? $"shared.{file.Ending}" : file.Ending));
    }
}

/// <param name="Name">Of the stored file.</param>
/// <param name="Ending">What the downloaded file's name ends in.</param>
internal sealed record ProfileFile(string Name, string Ending, string ContentType);
