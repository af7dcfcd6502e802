using MleDashboard.Core.People;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.People;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.People;

public sealed class SetupLinkTests
{
    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task UseAsync_ManyAtOnce_OneGetsIt(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var token = Token((await studio.Get<SetupLink>().PrepareAsync(CancellationToken.None))!);

        var used = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => studio.Get<SetupLink>().UseAsync(token, CancellationToken.None))));

        Assert.Single(used, won => won);
        Assert.False(await studio.Get<SetupLink>().IsValidAsync(token, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task PrepareAsync_EachStart_PrintsANewLinkAndEndsTheOld(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var first = Token((await studio.Get<SetupLink>().PrepareAsync(CancellationToken.None))!);
        var second = Token((await studio.Get<SetupLink>().PrepareAsync(CancellationToken.None))!);

        Assert.False(await studio.Get<SetupLink>().IsValidAsync(first, CancellationToken.None));
        Assert.False(await studio.Get<SetupLink>().IsValidAsync("", CancellationToken.None));
        Assert.True(await studio.Get<SetupLink>().IsValidAsync(second, CancellationToken.None));
        var stored = await studio.Database.ReadAsync(db => Task.FromResult(db.Settings.Select(row => row.Value).ToList()), CancellationToken.None);
        Assert.DoesNotContain(stored, value => value.Contains(second, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task PrepareAsync_AccountExists_GivesNoLink_AndOldLinksAreDead(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var token = Token((await studio.Get<SetupLink>().PrepareAsync(CancellationToken.None))!);
        await studio.Get<IUserDirectory>().AddAsync(TestStudio.Admin, "a@example.org", "A", Role.Admin, "a long sentence", CancellationToken.None);

        Assert.False(await studio.Get<SetupLink>().IsValidAsync(token, CancellationToken.None));
        Assert.Null(await studio.Get<SetupLink>().PrepareAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task PrepareAsync_SettingsNameAnAdministrator_MakesTheAccount(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider, null, ("Setup:AdminEmail", "root@example.org"), ("Setup:AdminPassword", "a long sentence"));

        Assert.Null(await studio.Get<SetupLink>().PrepareAsync(CancellationToken.None));
        Assert.Null(await studio.Get<SetupLink>().PrepareAsync(CancellationToken.None));

        var account = Assert.Single(await studio.Get<IUserDirectory>().ListAsync(CancellationToken.None));
        Assert.Equal(("root@example.org", Role.Admin), (account.Email, account.Role));
    }

    private static string Token(string path) => path["/setup?token=".Length..];
}
