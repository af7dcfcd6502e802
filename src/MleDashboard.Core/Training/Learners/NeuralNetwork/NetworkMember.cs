namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>A trained network of the few whose answers are averaged.</summary>
/// <param name="Epoch">Whose parameters stand, from 1.</param>
internal sealed record NetworkMember(TabularNetwork Network, int Epoch, NetworkEnding Ending);

internal enum NetworkEnding
{
    Whole,

    /// <summary>Came to rest in fewer epochs than asked, for lack of time.</summary>
    Hurried,

    /// <summary>Stopped where it was.</summary>
    Cut,
}
