namespace MleDashboard.Web.Design;

/// <summary>One part of the breadcrumb; the last one is the page itself and has no link.</summary>
public sealed record Crumb(string Text, string? Href = null);
