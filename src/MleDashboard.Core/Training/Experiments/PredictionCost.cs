namespace MleDashboard.Core.Training.Experiments;

/// <summary>What it costs to predict with candidates, each that is needed counted once.</summary>
/// <param name="mostSecondsPerRow">Null: as much as it takes.</param>
/// <param name="secondsPerRow">Of a candidate, those it stands on not counted.</param>
internal sealed class PredictionCost(IReadOnlyList<Candidate> all, double? mostSecondsPerRow, Func<Candidate, double> secondsPerRow)
{
    private readonly Dictionary<string, Candidate> byName = all.ToDictionary(candidate => candidate.Name, StringComparer.Ordinal);

    public bool IsLimited => mostSecondsPerRow is not null;

    /// <summary>Time by the clock when the user named one, else the preset's share of processor time.</summary>
    public static PredictionCost Of(IReadOnlyList<Candidate> all, ExperimentSettings settings) => settings.MaxMillisecondsPerRow is { } milliseconds
        ? new PredictionCost(all, milliseconds / 1000, candidate => candidate.SecondsPerRow)
        : new PredictionCost(all, PredictionPace.SecondsPerRowOf(settings.Preset), candidate => candidate.ProcessorSecondsPerRow);

    public PredictionCost Unlimited() => new(all, null, secondsPerRow);

    public bool IsWithin(params IEnumerable<Candidate> candidates) => mostSecondsPerRow is not { } most || SecondsPerRow(candidates) <= most;

    public double SecondsPerRow(params IEnumerable<Candidate> candidates)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Candidate>(candidates);
        while (open.TryPop(out var candidate))
        {
            if (needed.Add(candidate.Name))
            {
                foreach (var name in candidate.Weights.Keys.Concat(candidate.Stack?.Candidates ?? []))
                {
                    open.Push(byName[name]);
                }
            }
        }

        return needed.Sum(name => secondsPerRow(byName[name]));
    }
}
