namespace MleDashboard.Web.Tests.Features.Datasets.Server;

/// <summary>One server for all tests of endpoints: Hangfire's activator is process-wide, so a second worker beside it would take its jobs to the wrong services.</summary>
[CollectionDefinition(Name)]
public sealed class DatasetsServerTests : ICollectionFixture<DatasetsServer>
{
    public const string Name = "datasets server";
}
