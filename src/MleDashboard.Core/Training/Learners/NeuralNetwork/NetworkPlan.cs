using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>network.json: what is needed to build a network whose parameters are then read, and to turn its outputs into answers.</summary>
internal sealed record NetworkPlan
{
    public required ProblemType ProblemType { get; init; }

    /// <summary>Numbers for a row; one for two classes.</summary>
    public required int Outputs { get; init; }

    /// <summary>Of the features that the network was fitted with, in their order.</summary>
    public required IReadOnlyList<NetworkInput> Inputs { get; init; }

    public required IReadOnlyList<int> Hidden { get; init; }

    public required int Waves { get; init; }

    public required int Sums { get; init; }

    /// <summary>Of a numeric target, which is learned with mean 0 and deviation 1.</summary>
    public double Center { get; init; }

    public double Scale { get; init; } = 1;

    /// <summary>Answers are kept within what was seen.</summary>
    public double Lowest { get; init; } = double.MinValue;

    public double Highest { get; init; } = double.MaxValue;

    public IEnumerable<int> ColumnsOf(NetworkInputKind kind) => Inputs.Index().Where(input => input.Item.Kind == kind).Select(input => input.Index);
}

/// <param name="Levels">Of a code, the one for unknown included.</param>
/// <param name="Width">Of a code's vector.</param>
internal sealed record NetworkInput(NetworkInputKind Kind, int Levels = 0, int Width = 0);

internal enum NetworkInputKind
{
    /// <summary>Given to the network as it is: flags and the like.</summary>
    Plain,

    /// <summary>A number of many values, given beside waves of itself.</summary>
    Periodic,

    /// <summary>A level, given as its learned vector.</summary>
    Level,
}
