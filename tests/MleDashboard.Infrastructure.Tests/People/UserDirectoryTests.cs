using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.People;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.People;

public sealed class UserDirectoryTests
{
    private const string Password = "a long sentence";

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task AddAsync_ListsTheAccount_OrRefusesWithASentence(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var users = studio.Get<IUserDirectory>();

        Assert.IsType<NotAllowed>((await users.AddAsync(TestStudio.Builder, "b@example.org", "Bea", Role.Builder, Password, CancellationToken.None)).Error);
        Assert.IsType<EmailNotValid>((await users.AddAsync(TestStudio.Admin, "nobody", "Bea", Role.Builder, Password, CancellationToken.None)).Error);
        Assert.IsType<PasswordTooShort>((await users.AddAsync(TestStudio.Admin, "b@example.org", "Bea", Role.Builder, "short", CancellationToken.None)).Error);
        Assert.True((await users.AddAsync(TestStudio.Admin, " b@example.org ", " Bea ", Role.Builder, Password, CancellationToken.None)).IsOk);
        Assert.IsType<EmailTaken>((await users.AddAsync(TestStudio.Admin, "B@EXAMPLE.ORG", "Other", Role.Viewer, Password, CancellationToken.None)).Error);

        var account = Assert.Single(await users.ListAsync(CancellationToken.None));
        Assert.Equal(("b@example.org", "Bea", Role.Builder, false, null), (account.Email, account.Name, account.Role, account.IsDisabled, account.LastSignInAt));
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SetRoleAsync_EndsTheUsersSessions(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var users = studio.Get<IUserDirectory>();
        var account = (await users.AddAsync(TestStudio.Admin, "b@example.org", "Bea", Role.Builder, Password, CancellationToken.None)).Value!;
        var stamp = await StampAsync(studio, account.Id);
        var revoked = 0;
        var subscription = studio.Get<ISessionEvents>().Subscribe(account.Id, () => revoked++);
        using var other = studio.Get<ISessionEvents>().Subscribe("someone-else", () => revoked += 100);

        Assert.True((await users.SetRoleAsync(TestStudio.Admin, account.Id, Role.Viewer, CancellationToken.None)).IsOk);
        Assert.True((await users.ResetPasswordAsync(TestStudio.Admin, account.Id, "another long sentence", CancellationToken.None)).IsOk);
        Assert.True((await users.SetDisabledAsync(TestStudio.Admin, account.Id, true, CancellationToken.None)).IsOk);
        Assert.IsType<NotAllowed>((await users.SetRoleAsync(TestStudio.Builder, account.Id, Role.Admin, CancellationToken.None)).Error);

        Assert.Equal(3, revoked);
        Assert.NotEqual(stamp, await StampAsync(studio, account.Id));
        subscription.Dispose();
        await users.SetDisabledAsync(TestStudio.Admin, account.Id, false, CancellationToken.None);
        Assert.Equal(3, revoked);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task SetRoleAsync_TwoAdministratorsDemoteEachOtherAtOnce_OneStays(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var users = studio.Get<IUserDirectory>();
        var one = (await users.AddAsync(TestStudio.Admin, "a@example.org", "A", Role.Admin, Password, CancellationToken.None)).Value!;
        var two = (await users.AddAsync(TestStudio.Admin, "b@example.org", "B", Role.Admin, Password, CancellationToken.None)).Value!;

        var results = await Task.WhenAll(new[] { one, two }.Select(account => Task.Run(() => users.SetRoleAsync(TestStudio.Admin, account.Id, Role.Builder, CancellationToken.None))));

        Assert.Single(results, result => result.IsOk);
        Assert.Single(results, result => result.Error is LastAdministrator);
        var last = Assert.Single(await users.ListAsync(CancellationToken.None), account => account.Role == Role.Admin);
        Assert.IsType<LastAdministrator>((await users.SetDisabledAsync(TestStudio.Admin, last.Id, true, CancellationToken.None)).Error);
    }

    [Theory]
    [MemberData(nameof(Providers.Both), MemberType = typeof(Providers))]
    public async Task Preferences_AreKeptPerUser(DatabaseProvider provider)
    {
        await using var studio = await TestStudio.StartAsync(provider);
        var preferences = studio.Get<IUserPreferences>();

        await preferences.SetAsync("a", new UserPreferences(ThemeChoice.Dark, true), CancellationToken.None);
        await preferences.SetAsync("a", new UserPreferences(ThemeChoice.Light, true), CancellationToken.None);

        Assert.Equal(new UserPreferences(ThemeChoice.Light, true), await preferences.GetAsync("a", CancellationToken.None));
        Assert.Equal(UserPreferences.Default, await preferences.GetAsync("b", CancellationToken.None));
    }

    private static Task<string?> StampAsync(TestStudio studio, string userId) => studio.Database.ReadAsync(
        async db => (await db.Users.FindAsync(userId))?.SecurityStamp, CancellationToken.None);
}
