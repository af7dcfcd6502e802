using MleDashboard.Web.Features.Autopilot.Notebooks;

namespace MleDashboard.Web.Tests.Features.Autopilot;

public sealed class SafeMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <img src=x onerror=alert(1)> text")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![x](https://evil.example/beacon.png)")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    public void Render_WhatCouldRunOrFetch_IsTextOnly(string source)
    {
        var html = SafeMarkdown.Render(source).Value;

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"data", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Render_OrdinaryMarkdown_IsHtmlBelowThePagesHeadings()
    {
        var html = SafeMarkdown.Render("# Title\n\n| a | b |\n|---|---|\n| 1 | **2** |\n\n[site](https://example.org)").Value;

        Assert.Contains("<h3", html, StringComparison.Ordinal);
        Assert.Contains("<td><strong>2</strong></td>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org\" rel=\"noopener noreferrer\" target=\"_blank\"", html, StringComparison.Ordinal);
    }
}
