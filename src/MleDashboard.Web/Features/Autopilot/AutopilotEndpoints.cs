using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using MleDashboard.Core.Autopilot;
using MleDashboard.Web.Features.Datasets.Downloads;

namespace MleDashboard.Web.Features.Autopilot;

/// <summary>
/// GET /api/autopilot/{id}/artifact?location=… sends a file of an experiment to signed-in users. POST /api/v1/endpoints/{name}[/v{version}]/invocations answers rows (JSON or CSV) for a
/// signed-in user, or for anyone who has the endpoint's token.
/// </summary>
public static class AutopilotEndpoints
{
    private const string Bearer = "Bearer ";
    private const int MostBytes = 8_000_000;

    public static IEndpointRouteBuilder MapAutopilot(this IEndpointRouteBuilder routes)
    {
        routes.MapDownloads("/api/autopilot/{experimentId:guid}").MapGet("/artifact", ArtifactAsync);
        var endpoints = routes.MapGroup("/api/v1/endpoints/{name}").AllowAnonymous().DisableAntiforgery();
        endpoints.MapPost("/invocations", (string name, HttpContext context, IAutopilotCatalog catalog, AutopilotEngines engines) => InvokeAsync(name, null, context, catalog, engines));
        endpoints.MapPost("/v{version:int}/invocations", (string name, int version, HttpContext context, IAutopilotCatalog catalog, AutopilotEngines engines) => InvokeAsync(name, version, context, catalog, engines));
        return routes;
    }

    private static async Task<IResult> ArtifactAsync(Guid experimentId, string location, IAutopilotCatalog catalog, AutopilotEngines engines, CancellationToken cancellationToken)
    {
        if (await catalog.FindAsync(experimentId, cancellationToken) is not { } experiment || engines.Find(experiment.Engine) is not { } engine)
        {
            return TypedResults.NotFound();
        }

        // Only what the engine itself names is opened, wherever the address came from.
        var candidates = await catalog.ListCandidatesAsync(experimentId, cancellationToken);
        var known = experiment.Run.Artifacts.Concat(candidates.SelectMany(candidate => candidate.Artifacts)).FirstOrDefault(artifact => artifact.Location == location)
            ?? await FindInFoldersAsync(engine, experiment, candidates, location, cancellationToken);
        if (known is null)
        {
            return TypedResults.NotFound();
        }

        var opened = await engine.OpenArtifactAsync(experiment, known, cancellationToken);
        return opened.IsOk
            ? TypedResults.Stream(opened.Value, "application/octet-stream", DownloadNames.For($"{experiment.Name} {Path.GetFileNameWithoutExtension(known.Name)}", Path.GetExtension(known.Name).TrimStart('.') is { Length: > 0 } extension ? extension : "bin"))
            : DownloadRoutes.Gone(opened.Error.Message);
    }

    private static async Task<AutopilotArtifact?> FindInFoldersAsync(IAutopilotEngine engine, AutopilotExperiment experiment, IReadOnlyList<AutopilotCandidate> candidates, string location, CancellationToken cancellationToken)
    {
        foreach (var candidate in candidates.Where(candidate => candidate.Artifacts.Any(artifact => artifact.IsFolder && location.StartsWith(artifact.Location, StringComparison.Ordinal))))
        {
            var listed = await engine.ListArtifactsAsync(experiment, candidate, cancellationToken);
            if (listed.Value?.FirstOrDefault(artifact => artifact.Location == location) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static async Task<IResult> InvokeAsync(string name, int? version, HttpContext context, IAutopilotCatalog catalog, AutopilotEngines engines)
    {
        var cancellationToken = context.RequestAborted;
        var endpoint = await catalog.FindEndpointAsync(AutopilotEngineKind.Local, name, cancellationToken);
        if (endpoint is null && context.User.Identity is { IsAuthenticated: true })
        {
            return Problem(StatusCodes.Status404NotFound, $"No endpoint named '{name}' is in service.");
        }

        if (endpoint is null || !await MayCallAsync(context, catalog, endpoint, cancellationToken))
        {
            // Whether a name exists is nobody's business without a token.
            return Problem(StatusCodes.Status401Unauthorized, "Send the endpoint's token as 'Authorization: Bearer TOKEN', or sign in.");
        }

        if (version is not null && version != endpoint.Version)
        {
            return Problem(StatusCodes.Status404NotFound, string.Create(CultureInfo.InvariantCulture, $"Version {version} of '{endpoint.Name}' is not in service; version {endpoint.Version} is."));
        }

        if (await ReadAsync(context.Request, cancellationToken) is not { } body)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, "A call has at most 6 MB; predict a dataset for more.");
        }

        var accept = context.Request.Headers.Accept.ToString();
        var call = new EndpointCall(body, context.Request.ContentType ?? "", accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase) ? "text/csv" : "application/json");
        var answer = await engines.For(AutopilotEngineKind.Local).InvokeAsync(endpoint, call, cancellationToken);
        if (!answer.IsOk)
        {
            return Problem(answer.Error is EndpointNotInService ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest, answer.Error.Message);
        }

        await catalog.CountCallAsync(endpoint.Id, cancellationToken);
        return TypedResults.Text(answer.Value.Body, answer.Value.ContentType, Encoding.UTF8);
    }

    /// <summary>A cookie alone is not enough for a call with a body that a foreign page could send as text: those say application/json or text/csv, which need the browser's own consent (CORS).</summary>
    private static async Task<bool> MayCallAsync(HttpContext context, IAutopilotCatalog catalog, AutopilotEndpoint endpoint, CancellationToken cancellationToken) =>
        context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? await catalog.IsTokenOfAsync(endpoint.Id, header[Bearer.Length..].Trim(), cancellationToken)
            : context.User.Identity is { IsAuthenticated: true };

    private static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MostBytes)
        {
            return null;
        }

        using MemoryStream buffer = new();
        var chunk = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > MostBytes)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static JsonHttpResult<CallRefused> Problem(int status, string sentence) => TypedResults.Json(new CallRefused(sentence), statusCode: status);

    /// <summary>{"error": "…"}.</summary>
    private sealed record CallRefused(string Error);
}
