using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Tests.Hosting;

namespace MleDashboard.Infrastructure.Tests.Options;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Database:Provider", "PostgreSql", "Database:ConnectionString")]
    [InlineData("Setup:AdminEmail", "a@example.org", "Setup:AdminPassword")]
    [InlineData("Setup:AdminPassword", "a long sentence", "Setup:AdminEmail")]
    [InlineData("Jobs:LeaseSeconds", "1", "Jobs:LeaseSeconds")]
    [InlineData("Jobs:ReapSeconds", "0", "Jobs:ReapSeconds")]
    [InlineData("Jobs:MaxAttempts", "0", "Jobs:MaxAttempts")]
    [InlineData("Jobs:StopGraceSeconds", "0", "Jobs:StopGraceSeconds")]
    [InlineData("Jobs:LightLanes", "99", "Jobs:LightLanes")]
    [InlineData("Jobs:Threads", "-1", "Jobs:Threads")]
    [InlineData("Jobs:MemoryBytes", "1000", "Jobs:MemoryBytes")]
    public void Validate_WrongSetting_NamesTheKey(string key, string value, string named)
    {
        using TemporaryFolder folder = new();
        using var services = Services(folder, (key, value));

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(refusal.Failures, failure => failure.StartsWith(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_DataRootThatIsAFile_NamesTheKey()
    {
        using TemporaryFolder folder = new();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        using var services = Services(folder, ("DataRoot", file));

        Assert.StartsWith("DataRoot:", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_Defaults_Pass()
    {
        using TemporaryFolder folder = new();
        using var services = Services(folder);

        services.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public void ResolveDataRoot_PrefersTheSettingThenTheVariableThenTheUsersFolder()
    {
        Assert.Equal("/a", StudioOptions.ResolveDataRoot(Settings(("DataRoot", "/a"), ("MLE_DATA_ROOT", "/b"))));
        Assert.Equal("/b", StudioOptions.ResolveDataRoot(Settings(("DataRoot", " "), ("MLE_DATA_ROOT", "/b"))));
        Assert.EndsWith("mledashboard", StudioOptions.ResolveDataRoot(Settings()), StringComparison.Ordinal);
    }

    private static ServiceProvider Services(TemporaryFolder folder, params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddLogging()
        .AddInfrastructure(Settings([("DataRoot", folder.Path), .. settings]))
        .BuildServiceProvider();

    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.GroupBy(setting => setting.Key).ToDictionary(group => group.Key, group => (string?)group.Last().Value))
        .Build();
}
