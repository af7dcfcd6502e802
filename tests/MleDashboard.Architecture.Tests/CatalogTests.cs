using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Architecture.Tests;

/// <summary>What is written but not listed in its catalog would never run and never be tested.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void MetricCatalog_ListsEveryMetric() =>
        Assert.Equal(ConcreteTypesOf(typeof(Metric)), InOrder(MetricCatalog.All));

    [Fact]
    public void LearnerCatalog_ListsEveryLearner() =>
        Assert.Equal(ConcreteTypesOf(typeof(ILearner)), InOrder(LearnerCatalog.All.Append(LearnerCatalog.Baseline)));

    [Fact]
    public void SynthesizerCatalog_ListsEverySynthesizer() =>
        Assert.Equal(ConcreteTypesOf(typeof(ISynthesizer)), InOrder(SynthesizerCatalog.All));

    [Fact]
    public void AlertRules_ListEveryAlert() =>
        Assert.Equal(ConcreteTypesOf(typeof(AlertRule)), InOrder(AlertRules.All));

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

    private static Type[] InOrder(IEnumerable<object> members) =>
        [.. members.Select(member => member.GetType()).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    private static Type[] ConcreteTypesOf(Type baseType) =>
        [.. Layers.Core.GetTypes().Where(type => !type.IsAbstract && baseType.IsAssignableFrom(type)).OrderBy(type => type.FullName, StringComparer.Ordinal)];
}
