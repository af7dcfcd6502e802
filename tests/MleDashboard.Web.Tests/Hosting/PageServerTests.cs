using System.Net;
using MleDashboard.Core.People;
using MleDashboard.Web.Tests.Features.Datasets.Server;

namespace MleDashboard.Web.Tests.Hosting;

/// <summary>Headers, sign-in and refusals of the real web role, asked over HTTP.</summary>
[Collection(DatasetsServerTests.Name)]
public sealed class PageServerTests(DatasetsServer server)
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/tokens.css")]
    [InlineData("/api/uploads/token")]
    [InlineData("/nothing-here")]
    public async Task Get_AnyAnswer_CarriesTheSecurityHeaders(string path)
    {
        using var client = server.Anonymous();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var part in new[] { "default-src 'self'", "script-src 'self';", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'self'" })
        {
            Assert.Contains(part, policy, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.Contains("Referrer-Policy"));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    public async Task Get_PrivatePage_IsNotStored()
    {
        using var client = await server.SignInAsync(Role.Viewer, Xunit.TestContext.Current.CancellationToken);

        using var answer = await client.GetAsync(new Uri("/jobs", UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var html = await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)", html);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/jobs?state=failed")]
    [InlineData("/settings/users")]
    [InlineData("/nothing-here")]
    public async Task Get_SignedOut_AsksToSignInAndComesBack(string path)
    {
        using var client = server.Anonymous();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith($"/sign-in?returnUrl={Uri.EscapeDataString(path)}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownPageSignedIn_Is404InsideTheFrame()
    {
        using var client = await server.SignInAsync(Role.Viewer, Xunit.TestContext.Current.CancellationToken);

        using var answer = await client.GetAsync(new Uri("/nothing-here", UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("blazor.web", await answer.Content.ReadAsStringAsync(Xunit.TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_WithoutTheFormsToken_IsRefused()
    {
        using var client = await server.SignInAsync(Role.Viewer, Xunit.TestContext.Current.CancellationToken);

        using var refused = await client.PostAsync(new Uri("/sign-out", UriKind.Relative), null, Xunit.TestContext.Current.CancellationToken);
        using var still = await client.GetAsync(new Uri("/jobs", UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task Setup_WhenAnAdministratorExists_IsClosed()
    {
        using var client = server.Anonymous();

        var page = await client.GetStringAsync(new Uri("/setup?token=0000", UriKind.Relative), Xunit.TestContext.Current.CancellationToken);

        Assert.Contains("no longer works", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }
}
