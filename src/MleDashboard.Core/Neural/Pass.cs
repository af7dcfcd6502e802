namespace MleDashboard.Core.Neural;

/// <summary>How a network is run through.</summary>
/// <param name="Random">What is drawn by chance (dropout); only read when training.</param>
public sealed record Pass(bool IsTraining, LaneRandom Random, int Threads = 1)
{
    public static Pass Answering { get; } = new(false, new LaneRandom(0));
}
