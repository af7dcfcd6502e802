using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Storage;
using MleDashboard.Web.Hosting;

namespace MleDashboard.Web.Features.Datasets.Uploads;

/// <summary>Answer to a finished upload.</summary>
/// <param name="Key">Key in the upload store; goes into the address of the import page.</param>
public sealed record UploadAnswer(string Key, long Bytes);

/// <summary>Answer to a refused upload: one sentence.</summary>
public sealed record UploadRefusal(string Error);

/// <summary>The request token that goes with the next upload.</summary>
public sealed record UploadToken(string HeaderName, string Token);

/// <summary>
/// POST /api/uploads takes the bare bytes of one file and streams them to disk; neither the circuit nor a form parser ever holds them.
/// </summary>
public static partial class UploadEndpoints
{
    public const string Path = "/api/uploads";

    public static IEndpointRouteBuilder MapUploads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).RequireAuthorization(Policies.Builder).DisableCookieRedirect();
        group.MapGet("/token", GetToken);
        group.MapPost("", UploadAsync).DisableAntiforgery();
        return routes;
    }

    /// <summary>A page can be open for days: the script asks for a token just before it sends, so that it is never stale.</summary>
    private static Ok<UploadToken> GetToken(HttpContext http, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(http);
        return TypedResults.Ok(new UploadToken(tokens.HeaderName ?? "RequestVerificationToken", tokens.RequestToken ?? ""));
    }

    private static async Task<IResult> UploadAsync(
        HttpContext http,
        IAntiforgery antiforgery,
        IUploadStore uploads,
        UploadGate gate,
        IOptions<UploadOptions> options,
        ILoggerFactory loggers)
    {
        if (http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
        {
            return Refuse(StatusCodes.Status400BadRequest, "The page is out of date. Reload it and upload the file again.");
        }

        var maxBytes = options.Value.MaxBytes;
        if (http.Request.ContentLength > maxBytes)
        {
            return TooLarge(maxBytes);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize)
        {
            // The store counts the bytes itself: a chunked request has no length to check beforehand.
            bodySize.MaxRequestBodySize = null;
        }

        using var place = gate.TryEnter(http.RequireActor().Id);
        if (place is null)
        {
            http.Response.Headers.RetryAfter = "10";
            return Refuse(StatusCodes.Status429TooManyRequests, $"You have {options.Value.MaxConcurrentPerUser} uploads under way. Wait until one has ended, then try again.");
        }

        return await SaveAsync(http, uploads, maxBytes, loggers.CreateLogger(typeof(UploadEndpoints)));
    }

    private static async Task<IResult> SaveAsync(HttpContext http, IUploadStore uploads, long maxBytes, ILogger logger)
    {
        var content = new CountingStream(http.Request.Body);
        try
        {
            var key = await uploads.SaveAsync(content, maxBytes, http.RequestAborted);
            if (content.BytesRead == 0)
            {
                uploads.Delete(key);
                return Refuse(StatusCodes.Status400BadRequest, UploadSentences.Empty);
            }

            LogUploaded(logger, content.BytesRead);
            return TypedResults.Ok(new UploadAnswer(key, content.BytesRead));
        }
        catch (UploadTooLargeException)
        {
            return TooLarge(maxBytes);
        }
        catch (Exception exception) when (exception is OperationCanceledException or BadHttpRequestException or Microsoft.AspNetCore.Connections.ConnectionResetException)
        {
            // The sender went away or was too slow; nobody reads this answer.
            LogCut(logger, content.BytesRead);
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (IOException exception)
        {
            LogDiskFault(logger, exception);
            return Refuse(StatusCodes.Status507InsufficientStorage, "The server could not store the file: its disk is full or cannot be written. Nothing was kept. Ask an administrator to free space, then upload it again.");
        }
    }

    private static JsonHttpResult<UploadRefusal> TooLarge(long maxBytes) =>
        Refuse(StatusCodes.Status413PayloadTooLarge, UploadSentences.TooLarge(maxBytes));

    private static JsonHttpResult<UploadRefusal> Refuse(int status, string sentence) =>
        TypedResults.Json(new UploadRefusal(sentence), statusCode: status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stored an upload of {Bytes} bytes")]
    private static partial void LogUploaded(ILogger logger, long bytes);

    [LoggerMessage(Level = LogLevel.Information, Message = "An upload was cut after {Bytes} bytes; nothing was kept")]
    private static partial void LogCut(ILogger logger, long bytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "An upload could not be stored")]
    private static partial void LogDiskFault(ILogger logger, Exception exception);
}
