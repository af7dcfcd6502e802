namespace MleDashboard.Core.Training.Experiments;

/// <summary>What it costs to predict with candidates, each that is needed counted once.</summary>
internal sealed class PredictionCost(IReadOnlyList<Candidate> all, double? mostSecondsPerRow)
{
    private readonly Dictionary<string, Candidate> byName = all.ToDictionary(candidate => candidate.Name, StringComparer.Ordinal);

    public bool IsLimited => mostSecondsPerRow is not null;

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

        return needed.Sum(name => byName[name].SecondsPerRow);
    }
}
