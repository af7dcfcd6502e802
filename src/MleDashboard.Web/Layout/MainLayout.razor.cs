using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MleDashboard.Core.People;
using MleDashboard.Web.Features.Errors;
using MleDashboard.Web.Hosting;

namespace MleDashboard.Web.Layout;

/// <summary>The frame of every page: rail, top bar, the page. Gives pages the signed-in <see cref="Actor"/> as a cascading value and leaves when the session ends.</summary>
public sealed partial class MainLayout : IDisposable
{
    private Actor? _actor;
    private PageErrorBoundary? _boundary;
    private DotNetObjectReference<MainLayout>? _self;
    private IDisposable? _session;

    [Inject] private AuthenticationStateProvider Authentication { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private ISessionEvents Sessions { get; set; } = default!;

    [Inject] private ThemeState Theme { get; set; } = default!;

    [Inject] private LiveJobs Jobs { get; set; } = default!;

    [Inject] private IJSRuntime Js { get; set; } = default!;

    // With <base href="/"> a bare "#main" would mean the home page.
    private string SkipLink => "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('#')[0] + "#main";

    /// <summary>Called by the page's script when the system switches between light and dark.</summary>
    [JSInvokable]
    public void SystemThemeChanged(bool dark) => Theme.SetSystem(dark);

    public void Dispose()
    {
        _session?.Dispose();
        Authentication.AuthenticationStateChanged -= OnAuthenticationStateChanged;
        Theme.Changed -= OnThemeChanged;
        _self?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Authentication.AuthenticationStateChanged += OnAuthenticationStateChanged;
        Theme.Changed += OnThemeChanged;
        var actor = (await Authentication.GetAuthenticationStateAsync()).User.ToActor();
        if (actor is null)
        {
            Leave();
            return;
        }

        await Theme.LoadAsync(actor.Id, CancellationToken.None);
        Jobs.Start();
        _session = Sessions.Subscribe(actor.Id, () => _ = InvokeAsync(ReloadAsync));
        _actor = actor;
    }

    protected override void OnParametersSet() => _boundary?.Recover();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        try
        {
            Theme.SetSystem(await Js.InvokeAsync<bool>("mle.watchSystemTheme", _self));
        }
        catch (JSDisconnectedException)
        {
            // The page was closed while it opened.
        }
    }

    private void OnThemeChanged() => _ = InvokeAsync(StateHasChanged);

    private void OnAuthenticationStateChanged(Task<AuthenticationState> state) => _ = InvokeAsync(async () =>
    {
        var actor = (await state).User.ToActor();
        if (actor is null)
        {
            Leave();
        }
        else if (actor != _actor)
        {
            _actor = actor;
            StateHasChanged();
        }
    });

    // The server decides what the reloaded page may show: the sign-in page, or the same page with another role.
    private async Task ReloadAsync()
    {
        try
        {
            await Js.InvokeVoidAsync("mle.sessionChanged");
        }
        catch (JSDisconnectedException)
        {
            // Nobody looks at this page any more; its circuit ends by itself.
        }
    }

    // A full load: the server sees the missing cookie and the page of the person before is gone from memory.
    private void Leave() => Navigation.NavigateTo(ReturnUrl.SignInPage(Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);
}
