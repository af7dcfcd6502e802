namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>The hyperparameters of a fit, resolved.</summary>
internal sealed record NetworkSettings
{
    public required int Epochs { get; init; }

    /// <summary>Stops after so many, the schedules as if all came.</summary>
    public required int StopAfter { get; init; }

    public required int BatchRows { get; init; }

    public required double LearningRate { get; init; }

    public required double Dropout { get; init; }

    public required double Decay { get; init; }

    public required double Smoothing { get; init; }
}
