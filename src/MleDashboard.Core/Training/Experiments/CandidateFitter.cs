using System.Globalization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Fits a trial on each fold, predicts the rows it has not seen and writes its files.</summary>
internal sealed class CandidateFitter(TrainingData data, Metric metric, CandidateScorer scorer, ExperimentSettings settings, string workFolder, TimeProvider timeProvider)
{
    /// <param name="fitted">Called after each fold with the share that is done.</param>
    public Candidate Fit(Trial trial, int fitOrder, FitBudget budget, Action<double> fitted, CancellationToken cancellationToken)
    {
        var outputs = data.Target.OutputCount;
        var validation = new double[data.ValidationRows.Length * outputs];
        double[]? test = null;
        var members = new List<CandidateMember>();
        var found = new List<IReadOnlyDictionary<string, double>>();
        TimeSpan fitTime = default, predictTime = default;
        var isCutShort = false;
        foreach (var fold in data.Folds)
        {
            var matrices = fold.Matrices(trial.Learner.View);
            var started = timeProvider.GetTimestamp();
            var task = new LearnerTaskOf(metric, settings).For(trial, fold, budget.Part(1.0 / (data.Folds.Count - fold.Index)));
            using var learner = trial.Learner.Fit(task, cancellationToken);
            fitTime += timeProvider.GetElapsedTime(started);
            started = timeProvider.GetTimestamp();
            Scatter(learner.Predict(matrices.Validation!, settings.Threads), fold.Fold.Validation, validation, outputs);
            predictTime += timeProvider.GetElapsedTime(started);
            if (matrices.Test is not null)
            {
                ModelAverages.Add(ref test, learner.Predict(matrices.Test, settings.Threads), 1.0 / data.Folds.Count);
            }

            members.Add(Save(learner, trial.Name, fold.Index));
            found.Add(learner.Parameters);
            isCutShort |= learner.IsCutShort;
            cancellationToken.ThrowIfCancellationRequested();
            fitted((fold.Index + 1.0) / data.Folds.Count);
        }

        return scorer.Score(new Candidate
        {
            Entry = new LeaderboardEntry
            {
                Model = trial.Name,
                Learner = trial.Learner == Learners.LearnerCatalog.Baseline ? "baseline" : trial.Learner.Name,
                FitTime = fitTime.TotalSeconds,
                FitTimeMarginal = fitTime.TotalSeconds,
                PredTimeVal = predictTime.TotalSeconds,
                PredTimeValMarginal = predictTime.TotalSeconds,
                FitOrder = fitOrder,
                Parameters = Describe(found),
            },
            Validation = validation,
            Test = test,
            Members = members,
            Found = found,
            IsCutShort = isCutShort,
        });
    }

    /// <summary>Fits the candidate's learner once on all training rows. Null when the time was not enough: the fits on parts stay.</summary>
    public Candidate? Refit(Trial trial, Candidate candidate, FitBudget budget, CancellationToken cancellationToken)
    {
        var matrices = data.All.Matrices(trial.Learner.View);
        var started = timeProvider.GetTimestamp();
        var refit = trial with { Parameters = trial.Learner.ParametersForRefit(candidate.Found) };
        using var learner = trial.Learner.Fit(new LearnerTaskOf(metric, settings).For(refit, data.All, budget), cancellationToken);
        if (learner.IsCutShort)
        {
            return null;
        }

        var seconds = candidate.Entry.FitTime + timeProvider.GetElapsedTime(started).TotalSeconds;
        return scorer.Score(candidate with
        {
            Entry = candidate.Entry with { FitTime = seconds, FitTimeMarginal = seconds, Parameters = Describe([learner.Parameters]) },
            Test = matrices.Test is null ? null : learner.Predict(matrices.Test, settings.Threads),
            Members = [Save(learner, trial.Name, data.All.Index)],
        });
    }

    private CandidateMember Save(Learners.FittedLearner learner, string name, int fold)
    {
        var member = new CandidateMember(fold, $"candidates/{name}/{fold}");
        var folder = Path.Combine(workFolder, member.Folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        learner.Save(folder);
        return member;
    }

    private void Scatter(double[] outputs, int[] rows, double[] into, int width)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var at = Array.BinarySearch(data.ValidationRows, rows[i]);
            outputs.AsSpan(i * width, width).CopyTo(into.AsSpan(at * width));
        }
    }

    private static Dictionary<string, string> Describe(List<IReadOnlyDictionary<string, double>> found) =>
        found[0].Keys.ToDictionary(name => name, name => found.Average(parameters => parameters[name]).ToString("G6", CultureInfo.InvariantCulture));
}
