using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Architecture.Tests;

/// <summary>What is written but not listed in its catalog would never run and never be tested.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void MetricCatalog_ListsEveryMetric() =>
        Assert.Equal(ConcreteTypesOf(typeof(Metric)), [.. MetricCatalog.All.Select(metric => metric.GetType()).OrderBy(type => type.FullName, StringComparer.Ordinal)]);

    [Fact]
    public void JobCatalog_ListsEveryJob()
    {
        var written = Layers.Core.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && type.GetInterfaces().Any(IsJob))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);

        Assert.Equal(written, JobCatalog.All.Select(job => job.JobType).OrderBy(type => type.FullName, StringComparer.Ordinal));
        Assert.NotEmpty(JobCatalog.All);
        Assert.Equal(JobCatalog.All.Count, JobCatalog.All.Select(job => job.Kind).Distinct(StringComparer.Ordinal).Count());
    }

    private static bool IsJob(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IJob<>);

    private static Type[] ConcreteTypesOf(Type baseType) =>
        [.. Layers.Core.GetTypes().Where(type => !type.IsAbstract && baseType.IsAssignableFrom(type)).OrderBy(type => type.FullName, StringComparer.Ordinal)];
}
