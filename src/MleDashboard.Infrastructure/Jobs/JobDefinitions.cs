using MleDashboard.Core.Jobs;

namespace MleDashboard.Infrastructure.Jobs;

/// <summary>The kinds of jobs this process knows: <see cref="JobCatalog"/>, or a test's own.</summary>
public sealed class JobDefinitions(IReadOnlyList<JobDefinition> all)
{
    public IReadOnlyList<JobDefinition> All { get; } = all;

    public JobDefinition? FindKind(string kind) => All.FirstOrDefault(definition => definition.Kind == kind);

    public JobDefinition ForRequest(Type requestType) => All.FirstOrDefault(definition => definition.RequestType == requestType)
        ?? throw new InvalidOperationException($"No job in JobCatalog takes a {requestType.Name}.");
}
