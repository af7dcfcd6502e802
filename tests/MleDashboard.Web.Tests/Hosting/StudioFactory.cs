using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Tests.Hosting;

/// <summary>The whole web role on a data root of its own, with one account of each role.</summary>
internal sealed partial class StudioFactory(params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    public const string Password = "a long sentence";

    private readonly string dataRoot = Directory.CreateTempSubdirectory("mle-web-").FullName;

    public async Task<UserAccount> AddAsync(Role role)
    {
        var added = await Services.GetRequiredService<IUserDirectory>().AddAsync(Actor.System, $"{role}@example.org".ToLowerInvariant(), role.ToString(), role, Password, CancellationToken.None);
        return added.IsOk ? added.Value : throw new InvalidOperationException(added.Error.Message);
    }

    /// <summary>A browser that keeps cookies and shows redirects.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task<HttpClient> SignedInAsync(UserAccount account)
    {
        var browser = Browser();
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = Token(page),
            ["Form.Email"] = account.Email,
            ["Form.Password"] = Password,
        });
        using var answer = await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public static string Token(string page) => TokenPattern().Match(page).Groups[1].Value;

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["DataRoot"] = dataRoot, ["Worker:Enabled"] = "false" }
                .Concat(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
                .GroupBy(pair => pair.Key)
                .Select(group => group.Last())));
        return base.CreateHost(builder);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(dataRoot, recursive: true);
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
