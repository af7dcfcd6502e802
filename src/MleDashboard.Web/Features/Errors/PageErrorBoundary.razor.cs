namespace MleDashboard.Web.Features.Errors;

/// <summary>Keeps a fault of one page from ending the circuit: a sentence and a reference number in its place, the exception in the log.</summary>
public sealed partial class PageErrorBoundary
{
    private string _reference = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        _reference = ErrorReference.Next();
        PageFailed(Logger, _reference, exception);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Error, "Page failed, reference {Reference}")]
    private static partial void PageFailed(ILogger logger, string reference, Exception exception);
}
