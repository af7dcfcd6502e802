using MleDashboard.Core.Metrics;
using MleDashboard.Core.Metrics.Intervals;
using MleDashboard.Core.Training.Ensembles;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Fills in the scores of a leaderboard row from the candidate's predictions.</summary>
internal sealed class CandidateScorer(Metric metric, JudgedRows validation, JudgedRows? test)
{
    /// <summary>Metrics that see the order of rows only.</summary>
    private static readonly string[] OfRanks = ["roc_auc", "pr_auc"];

    private readonly EnsembleSelection selection = new(metric, validation);

    public Candidate Score(Candidate candidate)
    {
        var validated = validation.With(candidate.Predictions(candidate.Validation, validation.Target));
        var evaluated = candidate.Test is null ? validated : test!.With(candidate.Predictions(candidate.Test, test.Target));
        var rank = selection.RankOf(validated);
        return candidate with
        {
            Rank = double.IsFinite(rank) ? rank : double.MinValue,
            Entry = candidate.Entry with
            {
                ScoreVal = Known(metric.Compute(validated)),
                ScoreTest = candidate.Test is null ? null : Known(metric.Compute(evaluated)),
                Metrics = MetricCatalog.For(validation.Target.ProblemType)
                    .Select(each => (each.Name, Value: each.Compute(evaluated)))
                    .Where(each => double.IsFinite(each.Value))
                    .ToDictionary(each => each.Name, each => each.Value),
            },
        };
    }

    /// <summary>Of all validation rows; higher is better.</summary>
    public double RankOf(double[] outputs)
    {
        var rank = selection.RankOf(validation.With(validation.Target.AsPredictions(outputs)));
        return double.IsFinite(rank) ? rank : double.MinValue;
    }

    /// <summary>Of some of the validation rows, by their place among them; higher is better.</summary>
    public double RankOf(double[] outputs, int[] rows)
    {
        var judged = validation.Take(rows);
        var rank = selection.RankOf(judged.With(judged.Target.AsPredictions(validation.Take(outputs, rows))));
        return double.IsFinite(rank) ? rank : double.MinValue;
    }

    /// <summary>Calibrates the probabilities and chooses the threshold by the validation rows; null when nothing is better than as it is.</summary>
    public Candidate? Finish(Candidate candidate, int seed)
    {
        var calibration = CalibrationChoice.Choose(validation.Target, candidate.Validation, OfRanks.Contains(metric.Name), seed);
        var decision = ThresholdChoice.Choose(metric, validation, calibration?.Apply(candidate.Validation, validation.Target.ClassCount) ?? candidate.Validation, seed);
        return calibration is null && decision is null ? null : Score(candidate with { Calibration = calibration, Decision = decision });
    }

    /// <summary>The candidate's row with how far its scores may be off; last of all, since it costs more than a score.</summary>
    public LeaderboardEntry WithIntervals(Candidate candidate, int seed) => candidate.Entry with
    {
        ScoreValInterval = MetricIntervals.Of(metric, validation.With(candidate.Predictions(candidate.Validation, validation.Target)), seed),
        ScoreTestInterval = candidate.Test is null ? null : MetricIntervals.Of(metric, test!.With(candidate.Predictions(candidate.Test, test.Target)), seed),
    };

    private static double? Known(double score) => double.IsFinite(score) ? score : null;
}
