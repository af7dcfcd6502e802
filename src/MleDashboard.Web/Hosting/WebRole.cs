using MleDashboard.Web.Design;
using MleDashboard.Web.Features.Autopilot;
using MleDashboard.Web.Features.Compare;
using MleDashboard.Web.Features.Datasets;
using MleDashboard.Web.Features.Models;
using MleDashboard.Web.Features.Predictions;
using MleDashboard.Web.Features.Synthesize;
using MleDashboard.Web.Features.Profile;
using MleDashboard.Web.Features.S3;
using MleDashboard.Web.Features.SignIn;
using MleDashboard.Web.Layout;
using MudBlazor;
using MudBlazor.Services;

namespace MleDashboard.Web.Hosting;

/// <summary>The pages and endpoints of the web role. What they call (catalogs, jobs, Identity) is registered beside it.</summary>
internal static class WebRole
{
    public static IServiceCollection AddWebPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            options.SnackbarConfiguration.VisibleStateDuration = 5000;
            options.SnackbarConfiguration.ShowTransitionDuration = 150;
            options.SnackbarConfiguration.HideTransitionDuration = 150;
            options.SnackbarConfiguration.PreventDuplicates = true;
        });
        services.AddCascadingAuthenticationState();
        services.AddAuthorization(Policies.Add);
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = "/sign-in";
            options.LogoutPath = "/sign-out";
            options.AccessDeniedPath = "/denied";
            options.ReturnUrlParameter = "returnUrl";
        });
        services.AddAntiforgery(options => options.HeaderName = "X-CSRF-TOKEN");
        services.AddScoped<ThemeState>();
        services.AddScoped<LiveJobs>();
        services.AddScoped<KeptText>();
        services.AddDatasetPages();
        services.AddProfilePages();
        return services;
    }

    /// <summary>Everything that must run before routing decides.</summary>
    public static void UseWebPages(this WebApplication app)
    {
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
        }

        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapWebPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        // SecurityHeaders sends frame-ancestors 'none' with everything; Blazor's own header would be a second policy.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        app.MapSignOut();
        app.MapDatasets();
        app.MapProfileEndpoints();
        app.MapCompareEndpoints();
        app.MapModels();
        app.MapPredictions();
        app.MapSynthesizers();
        app.MapS3();
        app.MapAutopilot();
    }
}
