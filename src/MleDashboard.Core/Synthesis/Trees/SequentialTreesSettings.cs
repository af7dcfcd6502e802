namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>How sequential trees are grown.</summary>
public sealed record SequentialTreesSettings
{
    /// <summary>
    /// Training rows of a leaf; the more, the less a made row can say of one of them. With leaves of 5 (synthpop's default) rows lay nearer to training rows
    /// than a holdout's do; with 20 they do not.
    /// </summary>
    public int SmallestLeaf { get; init; } = 20;
}
