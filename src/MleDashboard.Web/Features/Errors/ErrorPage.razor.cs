using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace MleDashboard.Web.Features.Errors;

/// <summary>What a request that failed outside the pages shows: a reference number, never the exception.</summary>
public sealed partial class ErrorPage
{
    private readonly string _reference = ErrorReference.Next();

    [CascadingParameter] private HttpContext? HttpContext { get; set; }

    protected override void OnInitialized()
    {
        if (HttpContext?.Features.Get<IExceptionHandlerPathFeature>() is { } failure)
        {
            RequestFailed(Logger, _reference, failure.Path, failure.Error);
        }
    }

    [LoggerMessage(LogLevel.Error, "Request for {Path} failed, reference {Reference}")]
    private static partial void RequestFailed(ILogger logger, string reference, string path, Exception exception);
}
