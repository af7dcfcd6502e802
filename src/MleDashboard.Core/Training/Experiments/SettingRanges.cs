using MleDashboard.Core.Results;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Settings that are wrong whatever the table.</summary>
internal static class SettingRanges
{
    /// <summary>Of a second that was asked for, a part is kept for judging and explaining before the limit comes here.</summary>
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(0.5);

    public static Error? Check(ExperimentSettings settings) => settings switch
    {
        { TestFraction: not (0 or (>= 0.05 and <= 0.5)) } => new SettingOutOfRange("The share of test rows", "between 5% and 50%, or 0"),
        { TimeLimit: { } limit } when limit < ShortestLimit => new SettingOutOfRange("The time limit", "at least a second"),
        { MaxTrialTime: { } limit } when limit < TimeSpan.FromSeconds(1) => new SettingOutOfRange("The time limit of a trial", "at least a second"),
        { MaxCandidates: < 1 } => new SettingOutOfRange("The number of candidates", "at least 1"),
        { Threads: < 1 } => new SettingOutOfRange("The number of threads", "at least 1"),
        { Folds: < 2 or > 20 } => new SettingOutOfRange("The number of folds", "between 2 and 20"),
        { Quantile: not (>= 0.01 and <= 0.99) } => new SettingOutOfRange("The quantile", "between 0.01 and 0.99"),
        { IntervalCoverage: not null and not (>= 0.5 and <= 0.99) } => new SettingOutOfRange("The share of values that a range is to hold", "between 50% and 99%"),
        { MaxMillisecondsPerRow: not null and not (> 0 and < double.PositiveInfinity) } => new SettingOutOfRange("The time for a prediction", "more than 0 milliseconds a row"),
        { MemoryBytes: < 1 } => new SettingOutOfRange("The memory of a build", "more than nothing"),
        _ => null,
    };
}
