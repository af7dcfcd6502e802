namespace MleDashboard.Web.Features.Models;

/// <summary>The parts of the Analyze tab.</summary>
public enum AnalyzeView
{
    Overview,
    Scoring,
    Metrics,
    Leaderboard,
    Data,
}

internal static class AnalyzeLinks
{
    public static string Label(AnalyzeView view) => view == AnalyzeView.Metrics ? "Advanced metrics" : view.ToString();

    public static string Word(AnalyzeView view) => view.ToString().ToLowerInvariant();

    public static AnalyzeView Of(string? word) =>
        Enum.TryParse<AnalyzeView>(word, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : AnalyzeView.Overview;
}
