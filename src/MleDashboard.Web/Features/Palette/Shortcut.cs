using MleDashboard.Web.Layout;

namespace MleDashboard.Web.Features.Palette;

/// <summary>One line of the sheet of keyboard shortcuts. The page's script reads the keys off the sheet, so what is listed is what works.</summary>
/// <param name="Keys">Typed one after the other: "g d"; null for what the browser or a component does.</param>
/// <param name="Shown">As they stand on the keys.</param>
/// <param name="Href">Where they lead, or null.</param>
internal sealed record Shortcut(string? Keys, IReadOnlyList<string> Shown, string Text, string? Href = null)
{
    private static readonly Dictionary<string, string> Pages = new(StringComparer.Ordinal)
    {
        ["/"] = "h",
        ["/datasets"] = "d",
        ["/models"] = "m",
        ["/predictions"] = "p",
        ["/jobs"] = "j",
        ["/settings"] = "s",
    };

    /// <summary>Single keys, which can be turned off (WCAG 2.1.4).</summary>
    public static IReadOnlyList<Shortcut> Letters { get; } =
    [
        .. NavItems.All.Where(item => Pages.ContainsKey(item.Href)).Select(item => new Shortcut($"g {Pages[item.Href]}", ["g", Pages[item.Href]], $"Go to {item.Text}", item.Href)),
        new("/", ["/"], "Search this list"),
        new("?", ["?"], "This sheet"),
    ];

    public static IReadOnlyList<Shortcut> Always { get; } =
    [
        new(null, ["Ctrl", "K"], "Search or jump to anything"),
        new(null, ["←", "→"], "Next tab, while a tab has the focus"),
        new(null, ["Esc"], "Close a dialog or a menu"),
    ];
}
