using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace MleDashboard.Web.Features.Autopilot.Notebooks;

/// <summary>Markdown of notebooks that others may have written: HTML is shown as text, links go to web addresses only, and nothing is fetched (a picture becomes its description).</summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    public static MarkupString Render(string source)
    {
        var document = Markdown.Parse(source, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage || !IsWeb(link.Url))
            {
                link.ReplaceBy(new LiteralInline(TextOf(link)));
            }
            else
            {
                link.GetAttributes().AddProperty("rel", "noopener noreferrer");
                link.GetAttributes().AddProperty("target", "_blank");
            }
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (!IsWeb(link.Url))
            {
                link.ReplaceBy(new LiteralInline(link.Url));
            }
        }

        // The page has its own h1 and h2.
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level + 2);
        }

        return new MarkupString(document.ToHtml(Pipeline));
    }

    private static bool IsWeb(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https");

    private static string TextOf(LinkInline link) => string.Concat(link.Descendants<LiteralInline>().Select(text => text.Content.ToString()));
}
