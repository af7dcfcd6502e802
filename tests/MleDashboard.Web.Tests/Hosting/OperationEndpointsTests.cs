using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Tests.Hosting;

public sealed class OperationEndpointsTests
{
    private static readonly Uri Health = new("/health", UriKind.Relative);
    private static readonly Uri Queue = new("/hangfire", UriKind.Relative);
    private static readonly Uri Home = new("/", UriKind.Relative);

    [Fact]
    public async Task Health_Anonymous_SaysOneWord()
    {
        await using StudioFactory studio = new(("Worker:InProcess", "true"));
        using var answer = await studio.Browser().GetAsync(Health, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task QueueDashboard_IsForAdministratorsAndReadOnly()
    {
        await using StudioFactory studio = new();
        var admin = await studio.SignedInAsync(await studio.AddAsync(Role.Admin));
        var builder = await studio.SignedInAsync(await studio.AddAsync(Role.Builder));

        Assert.Equal("/sign-in", (await StatusAsync(studio.Browser())).Path);
        Assert.Equal("/denied", (await StatusAsync(builder)).Path);
        Assert.Equal((HttpStatusCode.OK, null), await StatusAsync(admin));
        using FormUrlEncodedContent jobs = new([KeyValuePair.Create("jobs[]", "1")]);
        using var deleted = await admin.PostAsync(new Uri("/hangfire/jobs/enqueued/delete", UriKind.Relative), jobs, TestContext.Current.CancellationToken);
        Assert.InRange((int)deleted.StatusCode, 400, 499);

        static async Task<(HttpStatusCode Status, string? Path)> StatusAsync(HttpClient browser)
        {
            using var answer = await browser.GetAsync(Queue, TestContext.Current.CancellationToken);
            return (answer.StatusCode, answer.Headers.Location is { } location ? new Uri(new Uri("http://localhost"), location).AbsolutePath : null);
        }
    }

    [Fact]
    public async Task SessionCookie_HasItsFlags_AndDiesWithTheAccountAtOnce()
    {
        await using StudioFactory studio = new();
        var account = await studio.AddAsync(Role.Builder);
        var browser = await studio.SignedInAsync(account);
        using (var signedIn = await browser.GetAsync(Home, TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        }

        await studio.Services.GetRequiredService<IUserDirectory>().SetDisabledAsync(Actor.System with { Id = "other" }, account.Id, true, CancellationToken.None);
        await studio.AddAsync(Role.Admin);

        using var after = await browser.GetAsync(Home, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
        var cookie = Assert.Single(after.Headers.GetValues("Set-Cookie"), value => value.StartsWith("mle-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignIn_SixthWrongPassword_RestsTheAccount()
    {
        await using StudioFactory studio = new();
        var account = await studio.AddAsync(Role.Viewer);
        await using var scope = studio.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<ISignIn>();
        for (var wrong = 0; wrong < 4; wrong++)
        {
            Assert.IsType<SignInRefused>((await signIn.SignInAsync(account.Email, "wrong", false, CancellationToken.None)).Error);
        }

        Assert.IsType<SignInLocked>((await signIn.SignInAsync(account.Email, "wrong", false, CancellationToken.None)).Error);
        Assert.IsType<SignInLocked>((await signIn.SignInAsync(account.Email, StudioFactory.Password, false, CancellationToken.None)).Error);
        Assert.IsType<SignInRefused>((await signIn.SignInAsync("nobody@example.org", "wrong", false, CancellationToken.None)).Error);
    }
}
