namespace MleDashboard.Infrastructure.Jobs;

/// <summary>Jobs of different lanes never wait for each other.</summary>
public enum JobLane
{
    /// <summary>Imports, profiles and predictions.</summary>
    Light,

    /// <summary>One at a time in a worker.</summary>
    Training,

    /// <summary>Wait for work done elsewhere, and cost next to nothing meanwhile.</summary>
    Following,
}
