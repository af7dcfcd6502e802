using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets;

/// <summary>Something that reads a dataset.</summary>
/// <param name="Label">For people: "model 'Booking cancellations' V3".</param>
/// <param name="Link">Its page: "/models/6f1c".</param>
public sealed record DatasetUse(string Label, string Link);

/// <summary>A dataset cannot go while something reads it.</summary>
public sealed record DatasetInUse(string Name, IReadOnlyList<DatasetUse> Uses)
    : Error($"'{Name}' cannot be deleted while it is used by {string.Join(", ", Uses.Select(use => use.Label))}. Delete {(Uses.Count == 1 ? "that" : "those")} first, or wait for running jobs to end.");
