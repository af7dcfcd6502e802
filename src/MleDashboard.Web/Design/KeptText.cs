using Microsoft.JSInterop;

namespace MleDashboard.Web.Design;

/// <summary>
/// Text typed into a field marked <c>data-keep="KEY"</c> stays in the browser's tab until it is forgotten, so that a restart of the server, which
/// reloads the page, does not cost it. A form asks for it when it opens; whoever opened the form forgets it when the form was closed by the user.
/// </summary>
public sealed class KeptText(IJSRuntime js)
{
    /// <summary>What was typed before the page was reloaded, or null.</summary>
    public async Task<string?> FindAsync(string key) => await AskAsync<string?>("mle.keptText", key);

    public async Task ForgetAsync(params string[] keys) => await AskAsync<bool?>("mle.forgetText", [.. keys]);

    private async Task<T?> AskAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            return await js.InvokeAsync<T?>(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The page was closed.
            return default;
        }
    }
}
