namespace MleDashboard.Core.Neural;

/// <summary>Numbers that are learned, and what a backward pass found for them.</summary>
public sealed class Parameter(string name, int rows, int columns)
{
    /// <summary>Within its layer: "weight".</summary>
    public string Name { get; } = name;

    public Matrix Value { get; } = new(rows, columns);

    /// <summary>Backward passes add to it; whoever steps clears it.</summary>
    public Matrix Gradient { get; } = new(rows, columns);

    /// <summary>Its own share of the optimiser's learning rate.</summary>
    public float LearningRateFactor { get; init; } = 1;

    /// <summary>Whether weight decay draws it to zero.</summary>
    public bool Decays { get; init; } = true;
}
