using Microsoft.JSInterop;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Layout;

/// <summary>The theme of this page: what the user chose and whether it is dark now. Kept on the server for the user and in a cookie for pages before sign-in.</summary>
public sealed class ThemeState(IUserPreferences preferences, IJSRuntime js)
{
    private bool _systemIsDark;

    public event Action? Changed;

    public ThemeChoice Choice { get; private set; }

    public bool IsDark => Choice == ThemeChoice.Dark || (Choice == ThemeChoice.System && _systemIsDark);

    public async Task LoadAsync(string userId, CancellationToken cancellationToken)
    {
        Choice = (await preferences.GetAsync(userId, cancellationToken)).Theme;
        Changed?.Invoke();
    }

    /// <summary>Called once the page can run scripts, and again when the system's own theme changes.</summary>
    public void SetSystem(bool dark)
    {
        if (_systemIsDark != dark)
        {
            _systemIsDark = dark;
            Changed?.Invoke();
        }
    }

    public async Task ChooseAsync(string userId, ThemeChoice choice)
    {
        Choice = choice;
        Changed?.Invoke();
        await js.InvokeVoidAsync("mle.applyTheme", choice.ToString().ToLowerInvariant());
        var current = await preferences.GetAsync(userId, CancellationToken.None);
        await preferences.SetAsync(userId, current with { Theme = choice }, CancellationToken.None);
    }
}
