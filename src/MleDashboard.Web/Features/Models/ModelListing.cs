using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;

namespace MleDashboard.Web.Features.Models;

public enum ModelSort
{
    Changed,
    Name,
    Predicts,
    Score,
    Status,
    Owner,
}

/// <summary>One row of the models list.</summary>
public sealed record ModelLine(Model Model, ModelVersion? Latest)
{
    /// <summary>Target of the latest build, else of the draft.</summary>
    public string? Target => (Latest?.Settings ?? Model.Draft.Settings)?.Target is { Length: > 0 } target ? target : null;

    public ProblemType? ProblemType => Latest?.Content?.ProblemType ?? (Latest?.Settings ?? Model.Draft.Settings)?.ProblemType;

    public string Predicts => Target is null ? "–" : ProblemType is { } type ? $"{Target} · {ModelLabels.Short(type)}" : Target;

    public DateTimeOffset ChangedAt => Latest?.CreatedAt ?? Model.CreatedAt;

    /// <summary>For ordering by score across metrics: how far above its baseline, in the metric's direction.</summary>
    public double? Rank => Latest?.Content is { } content && MetricCatalog.Find(content.Metric) is { } metric
        ? metric.Ranked(content.Score)
        : null;

    public static ModelLine Of(Model model) => new(model, model.Latest());
}

/// <summary>Search and order of the models list.</summary>
internal static class ModelListing
{
    public static IReadOnlyList<ModelLine> Arrange(IEnumerable<Model> models, string? search, ModelSort sort, bool descending, Func<Guid, JobRun?> jobOf)
    {
        var lines = models.Select(ModelLine.Of);
        if (!string.IsNullOrWhiteSpace(search))
        {
            lines = lines.Where(line => Matches(line, search.Trim()));
        }

        Func<ModelLine, object?> key = sort switch
        {
            ModelSort.Name => line => line.Model.Name.ToUpperInvariant(),
            ModelSort.Predicts => line => line.Predicts,
            ModelSort.Score => line => line.Rank ?? double.NegativeInfinity,
            ModelSort.Status => line => ModelLabels.Status(line.Latest, line.Latest is null ? null : jobOf(line.Latest.JobId)).Text,
            ModelSort.Owner => line => line.Model.OwnerName,
            _ => line => line.ChangedAt,
        };
        return [.. descending ? lines.OrderByDescending(key) : lines.OrderBy(key)];
    }

    private static bool Matches(ModelLine line, string search) =>
        new[] { line.Model.Name, line.Target, line.Model.OwnerName, line.Latest?.DatasetLabel }
            .Any(text => text?.Contains(search, StringComparison.OrdinalIgnoreCase) == true);
}
