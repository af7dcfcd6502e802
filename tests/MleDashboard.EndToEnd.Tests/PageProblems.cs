using Microsoft.Playwright;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>What a user with the console open would see: script errors, content security reports, failed requests.</summary>
internal sealed class PageProblems
{
    private readonly List<string> seen = [];

    public PageProblems(IPage page)
    {
        page.PageError += (_, error) => seen.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                seen.Add($"{page.Url}: {message.Text}");
            }
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                seen.Add($"{response.Status} {response.Url}");
            }
        };
    }

    public IReadOnlyList<string> Seen => seen;
}
