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
    public void AwsSdk_IsNamedByTheCloudFolderOnly() =>
        Assert.Empty(Layers.Offenders(
            type => (Layers.IsOf(type, Layers.Infrastructure) && !Layers.IsIn(type, "MleDashboard.Infrastructure.Cloud")) || Layers.IsOf(type, Layers.Web) || Layers.IsOf(type, Layers.Core) || Layers.IsOf(type, Layers.Cli),
            "Amazon"));

    [Fact]
    public void SageMakerClient_IsNamedByItsGatewayOnly()
    {
        // On the day of the swap one class must compile against the official package, not twenty.
        string[] client = ["Amazon.SageMaker", "Amazon.SageMakerRuntime"];
        Assert.Empty(Layers.Offenders(type => Layers.IsOf(type, Layers.Infrastructure) && !type.FullName.StartsWith("MleDashboard.Infrastructure.Cloud.SageMakerGateway", StringComparison.Ordinal), client));
        Assert.NotEmpty(Layers.Offenders(type => Layers.IsIn(type, "MleDashboard.Infrastructure.Cloud"), client));
    }

    [Fact]
    public void SageMakerClient_NamesNothingOfOurs() =>
        Assert.DoesNotContain(Layers.SageMaker.GetReferencedAssemblies(), name => name.Name!.StartsWith("MleDashboard", StringComparison.Ordinal));

    [Fact]
    public void Loader_SeesEveryProject()
    {
        // A rule over an empty set would pass for the wrong reason.
        Assert.Contains(Layers.Loaded.Types, type => Layers.IsOf(type, Layers.Core));
        Assert.Contains(Layers.Loaded.Types, type => Layers.IsIn(type, "MleDashboard.Web.Design"));
        Assert.NotEmpty(Layers.Offenders(type => Layers.IsIn(type, "MleDashboard.Core.Models"), "MleDashboard.Core.Datasets"));
    }
}
