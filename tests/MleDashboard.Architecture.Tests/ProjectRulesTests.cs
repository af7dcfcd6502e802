namespace MleDashboard.Architecture.Tests;

public sealed class ProjectRulesTests
{
    private static readonly string[] ScreensDatabasesAndClouds =
        ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Hangfire", "Amazon", "MudBlazor", "Npgsql"];

    [Fact]
    public void Core_NamesNoScreenDatabaseQueueOrCloud() =>
        Assert.Empty(Layers.Offenders(type => Layers.IsOf(type, Layers.Core), ScreensDatabasesAndClouds));

    [Fact]
    public void Cli_NamesNoScreenDatabaseQueueOrCloud() =>
        Assert.Empty(Layers.Offenders(type => Layers.IsOf(type, Layers.Cli), ScreensDatabasesAndClouds));

    [Fact]
    public void Infrastructure_NamesNoComponent() =>
        Assert.Empty(Layers.Offenders(type => Layers.IsOf(type, Layers.Infrastructure), "Microsoft.AspNetCore.Components", "MudBlazor"));

    [Theory]
    [InlineData("MleDashboard.Web.Features")]
    [InlineData("MleDashboard.Web.Layout")]
    [InlineData("MleDashboard.Web.Design")]
    public void Pages_NameNoInfrastructureType(string pages) =>
        Assert.Empty(Layers.Offenders(type => Layers.IsIn(type, pages), "MleDashboard.Infrastructure", "Microsoft.EntityFrameworkCore"));

    [Fact]
    public void Hangfire_IsNamedByTheJobsFolderOnly() =>
        Assert.Empty(Layers.Offenders(
            type => !Layers.IsIn(type, "MleDashboard.Infrastructure.Jobs") && !type.FullName.StartsWith("Program", StringComparison.Ordinal) && !type.FullName.StartsWith("Hangfire", StringComparison.Ordinal),
            "Hangfire"));

    [Fact]
    public void Loader_SeesEveryProject()
    {
        // A rule over an empty set would pass for the wrong reason.
        Assert.Contains(Layers.Loaded.Types, type => Layers.IsOf(type, Layers.Core));
        Assert.Contains(Layers.Loaded.Types, type => Layers.IsIn(type, "MleDashboard.Web.Design"));
        Assert.NotEmpty(Layers.Offenders(type => Layers.IsIn(type, "MleDashboard.Core.Models"), "MleDashboard.Core.Datasets"));
    }
}
