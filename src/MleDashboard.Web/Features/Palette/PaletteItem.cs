namespace MleDashboard.Web.Features.Palette;

/// <summary>Something that Ctrl K can jump to or do.</summary>
/// <param name="Kind">The word beside it: "Page", "Dataset", "Model", "Job", "Action".</param>
/// <param name="Href">Where it leads, or null when <paramref name="Run"/> does it.</param>
internal sealed record PaletteItem(string Kind, string Text, string Icon, string? Href, Func<Task>? Run = null)
{
    /// <summary>How well the words of <paramref name="query"/> match: each word must occur; 0 when one does not.</summary>
    public int Score(string query)
    {
        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var score = 1;
        foreach (var word in words)
        {
            var at = Text.IndexOf(word, StringComparison.CurrentCultureIgnoreCase);
            if (at < 0)
            {
                if (!Kind.StartsWith(word, StringComparison.CurrentCultureIgnoreCase))
                {
                    return 0;
                }

                continue;
            }

            var startsWord = at == 0 || !char.IsLetterOrDigit(Text[at - 1]);
            score += at == 0 ? 4 : startsWord ? 3 : 1;
        }

        return score;
    }
}
