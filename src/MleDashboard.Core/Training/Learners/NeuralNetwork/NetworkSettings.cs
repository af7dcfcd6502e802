namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>The hyperparameters of one network, resolved.</summary>
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

    public static NetworkSettings Of(IReadOnlyDictionary<string, double> parameters) => new()
    {
        Epochs = (int)parameters[NeuralNetworkLearner.Epochs],
        StopAfter = (int)parameters[NeuralNetworkLearner.StopAfter],
        BatchRows = (int)parameters[NeuralNetworkLearner.BatchRows],
        LearningRate = parameters[NeuralNetworkLearner.LearningRate],
        Dropout = parameters[NeuralNetworkLearner.Dropout],
        Decay = parameters[NeuralNetworkLearner.Decay],
        Smoothing = parameters[NeuralNetworkLearner.Smoothing],
    };

    /// <summary>The same shape of training in fewer epochs.</summary>
    public NetworkSettings In(int epochs) => this with { StopAfter = epochs, Epochs = Math.Max(epochs, (int)Math.Round((double)epochs * Epochs / StopAfter)) };
}
