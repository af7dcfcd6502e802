using MudBlazor;

namespace MleDashboard.Web.Layout;

/// <summary>One page of the rail.</summary>
internal sealed record NavItem(string Href, string Text, string Icon, bool IsLast = false);

/// <summary>The rail, top to bottom. A new page is one line here.</summary>
internal static class NavItems
{
    public static IReadOnlyList<NavItem> All { get; } =
    [
        new("/", "Home", Icons.Material.Outlined.Home),
        new("/datasets", "Datasets", Icons.Material.Outlined.TableChart),
        new("/s3", "S3", Icons.Material.Outlined.Cloud),
        new("/models", "Models", Icons.Material.Outlined.Insights),
        new("/synthesize", "Synthetic data", Icons.Material.Outlined.AutoAwesome),
        new("/autopilot", "Autopilot", Icons.Material.Outlined.RocketLaunch),
        new("/predictions", "Predictions", Icons.Material.Outlined.OnlinePrediction),
        new("/jobs", "Jobs", Icons.Material.Outlined.PlayCircle),
        new("/settings", "Settings", Icons.Material.Outlined.Settings, IsLast: true),
    ];
}
