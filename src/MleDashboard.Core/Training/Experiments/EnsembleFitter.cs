using System.Globalization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Weighs candidates into one that averages them.</summary>
internal sealed class EnsembleFitter(JudgedRows validation, Metric metric, ExperimentSettings settings, CandidateScorer scorer, TimeProvider timeProvider)
{
    /// <param name="members">Two or more, each of them alone within the <paramref name="cost"/> that is allowed.</param>
    public Candidate Fit(IReadOnlyList<Candidate> members, PredictionCost cost, int order, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        var weights = new EnsembleSelection(metric, validation).Choose(
            [.. members.Select(member => member.Validation)],
            cost.IsLimited ? (counts, next) => cost.IsWithin(members.Where((_, at) => counts[at] > 0 || at == next)) : null,
            settings.Seed,
            cancellationToken);
        return Average([.. members.Zip(weights).Where(pair => pair.Second > 0)], timeProvider.GetElapsedTime(started).TotalSeconds, order);
    }

    /// <summary>The same weights over members that have been fitted again.</summary>
    public Candidate Again(Candidate ensemble, IReadOnlyList<Candidate> candidates) => Average(
        [.. candidates.Where(candidate => ensemble.Weights.ContainsKey(candidate.Name)).Select(candidate => (candidate, ensemble.Weights[candidate.Name]))],
        ensemble.Entry.FitTimeMarginal,
        ensemble.Entry.FitOrder);

    private Candidate Average(IReadOnlyList<(Candidate Member, double Weight)> parts, double seconds, int order)
    {
        double[]? validation = null, test = null;
        var weights = new Dictionary<string, double>();
        foreach (var (member, weight) in parts.OrderByDescending(part => part.Weight))
        {
            weights[member.Name] = weight;
            ModelAverages.Add(ref validation, member.Validation, weight);
            if (member.Test is not null)
            {
                ModelAverages.Add(ref test, member.Test, weight);
            }
        }

        var level = parts.Max(part => part.Member.Entry.StackLevel) + 1;
        return scorer.Score(new Candidate
        {
            Entry = new LeaderboardEntry
            {
                Model = WeightedEnsemble.NameOf(level),
                Learner = "ensemble",
                StackLevel = level,
                FitOrder = order,
                FitTime = seconds + parts.Sum(part => part.Member.Entry.FitTime),
                FitTimeMarginal = seconds,
                PredTimeVal = parts.Sum(part => part.Member.Entry.PredTimeVal),
                Parameters = weights.ToDictionary(pair => pair.Key, pair => pair.Value.ToString("0.###", CultureInfo.InvariantCulture)),
            },
            Validation = validation!,
            Test = test,
            Weights = weights,
        });
    }
}
