using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using MleDashboard.Web.Features.Errors;

namespace MleDashboard.Web.Tests.Features.Errors;

public sealed class PageErrorBoundaryTests : PageTestContext
{
    [Fact]
    public void Render_PageThrows_ShowsAReferenceAndNoException()
    {
        var boundary = Open<PageErrorBoundary>("/", parameters => parameters.AddChildContent<Broken>());

        Assert.Contains("ran into a problem", boundary.Markup, StringComparison.Ordinal);
        Assert.Matches("^[2-9A-HJKMNP-TV-Z]{8}$", boundary.Find(".reference code").TextContent);
        Assert.DoesNotContain("password of the database", boundary.Markup, StringComparison.Ordinal);
    }

    private sealed class Broken : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) => throw new InvalidOperationException("password of the database");
    }
}
