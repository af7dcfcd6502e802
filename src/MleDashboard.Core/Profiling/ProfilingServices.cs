using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Core.Profiling.Targets;

namespace MleDashboard.Core.Profiling;

internal static class ProfilingServices
{
    public static IServiceCollection AddProfiling(this IServiceCollection services) => services
        .AddSingleton<DatasetProfiler>()
        .AddSingleton<IColumnSummaries, ColumnSummarizer>()
        .AddSingleton<Comparison.DatasetComparer>()
        .AddSingleton<Comparison.IDatasetComparisons, Comparison.DatasetComparisons>()
        .AddSingleton<IProfileLookups, ProfileLookups>()
        .AddSingleton<ITargetAnalyzer, TargetAnalyzer>()
        .AddTransient<ProfileDatasetJob>();
}
