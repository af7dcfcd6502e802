using System.Globalization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Fits a trial on each fold, predicts the rows it has not seen and writes its files.</summary>
/// <param name="isRefitted">One fit on all rows will predict, not the mean of the folds' fits.</param>
internal sealed class CandidateFitter(
    TrainingData data, Metric metric, CandidateScorer scorer, ExperimentSettings settings, bool isRefitted, string workFolder, TimeProvider timeProvider)
{
    /// <summary>After which a trial of a search may be given up. The same whatever the number of threads.</summary>
    private const int OpeningFolds = 2;

    /// <summary>Enough to say how long a row takes.</summary>
    private const int TimedRows = 2_000;

    private readonly FoldLanes lanes = FoldLanes.For(data, settings.Threads);

    private readonly Lazy<int[]> openingRows = new(() =>
        [.. data.Folds.Take(OpeningFolds).SelectMany(fold => fold.Fold.Validation).Select(row => Array.BinarySearch(data.ValidationRows, row)).Order()]);

    /// <param name="layer">For a trial of the second level.</param>
    /// <param name="fitted">Called after each fold with the share that is done.</param>
    public Candidate Fit(Trial trial, StackLayer? layer, int fitOrder, FitBudget budget, Action<double> fitted, CancellationToken cancellationToken) =>
        FitUnless(null, trial, layer, fitOrder, budget, fitted, cancellationToken)!;

    /// <param name="isHopeless">Asked after the opening folds with the rank of the predictions of their rows; null is the answer when it says so.</param>
    public Candidate? FitUnless(
        Func<double, bool>? isHopeless, Trial trial, StackLayer? layer, int fitOrder, FitBudget budget, Action<double> fitted, CancellationToken cancellationToken)
    {
        if (trial.Learner.HasOutOfBag && data.ValidatesAllRows && FitOutOfBag(trial, layer, fitOrder, budget, cancellationToken) is { } whole)
        {
            fitted(1);
            return isHopeless?.Invoke(OpeningRank(whole.Validation)) == true ? null : scorer.Score(whole);
        }

        var folds = new FoldFit[data.Folds.Count];
        var done = 0;
        var opening = isHopeless is null || folds.Length <= OpeningFolds ? 0 : OpeningFolds;
        lanes.Run(0, opening, FitNumber);
        if (opening > 0 && isHopeless!(OpeningRank(Join(trial, layer, fitOrder, folds[..opening]).Validation)))
        {
            return null;
        }

        lanes.Run(opening, folds.Length, FitNumber);
        return scorer.Score(Join(trial, layer, fitOrder, folds));

        void FitNumber(int number)
        {
            cancellationToken.ThrowIfCancellationRequested();
            folds[number] = FitFold(trial, layer, data.Folds[number], budget.Part(lanes.ShareOf(number, folds.Length)), cancellationToken);
            fitted((double)Interlocked.Increment(ref done) / folds.Length);
        }
    }

    /// <summary>Of validation predictions, only the rows of the opening folds judged.</summary>
    public double OpeningRank(double[] validation) => scorer.RankOf(validation, openingRows.Value);

    /// <summary>Fits the candidate's learner once on all training rows. Null when the time was not enough: the fits on parts stay.</summary>
    public Candidate? Refit(Candidate candidate, FitBudget budget, CancellationToken cancellationToken)
    {
        var algorithm = LearnerCatalog.Find(candidate.Entry.Learner)!;
        var matrices = data.All.Matrices(algorithm.View);
        var started = timeProvider.GetTimestamp();
        var refit = new Trial(candidate.Name, algorithm, algorithm.ParametersForRefit(candidate.Found));
        using var learner = algorithm.Fit(new LearnerTaskOf(metric, settings).For(refit, data.All, matrices, budget, settings.Threads), cancellationToken);
        if (learner.IsCutShort)
        {
            return null;
        }

        var seconds = candidate.Entry.FitTime + timeProvider.GetElapsedTime(started).TotalSeconds;
        return scorer.Score(candidate with
        {
            Entry = candidate.Entry with { FitTime = seconds, FitTimeMarginal = seconds, Parameters = Describe([learner.Parameters]) },
            Test = matrices.Test is null ? null : learner.Predict(matrices.Test, settings.Threads),
            Members = [Save(learner, candidate.Name, data.All.Index)],
        });
    }

    /// <summary>One fit on all rows whose parts have each not seen some of them stands for the fits of all folds. Null: the learner could not say what such parts predict.</summary>
    private Candidate? FitOutOfBag(Trial trial, StackLayer? layer, int fitOrder, FitBudget budget, CancellationToken cancellationToken)
    {
        var all = data.All;
        var matrices = all.Matrices(trial.Learner.View);
        if (layer is not null)
        {
            matrices = layer.Widen(matrices, all.Fold, trial.Learner.View);
        }

        var started = timeProvider.GetTimestamp();
        var task = new LearnerTaskOf(metric, settings).For(trial, all, matrices, budget, settings.Threads) with { WantsOutOfBag = true };
        using var learner = trial.Learner.Fit(task, cancellationToken);
        if (learner.OutOfBag is not { } validation)
        {
            return null;
        }

        var fitTime = timeProvider.GetElapsedTime(started);
        started = timeProvider.GetTimestamp();
        learner.Predict(matrices.Train.Take(Math.Min(matrices.Train.RowCount, TimedRows)), settings.Threads);
        var perRow = timeProvider.GetElapsedTime(started).TotalSeconds / Math.Min(matrices.Train.RowCount, TimedRows);
        return new Candidate
        {
            Entry = EntryOf(trial, layer, fitOrder, fitTime.TotalSeconds, perRow * matrices.Train.RowCount, [learner.Parameters]),
            Validation = validation,
            Test = matrices.Test is null ? null : learner.Predict(matrices.Test, settings.Threads),
            Members = [Save(learner, trial.Name, all.Index)],
            Found = [learner.Parameters],
            Stack = layer?.Inputs,
            SecondsPerRow = perRow,
            IsCutShort = learner.IsCutShort,
        };
    }

    private FoldFit FitFold(Trial trial, StackLayer? layer, FoldData fold, FitBudget budget, CancellationToken cancellationToken)
    {
        var matrices = fold.Matrices(trial.Learner.View);
        if (layer is not null)
        {
            matrices = layer.Widen(matrices, fold.Fold, trial.Learner.View);
        }

        var started = timeProvider.GetTimestamp();
        using var learner = trial.Learner.Fit(new LearnerTaskOf(metric, settings).For(trial, fold, matrices, budget, lanes.ThreadsOfEach), cancellationToken);
        var fitTime = timeProvider.GetElapsedTime(started);
        started = timeProvider.GetTimestamp();
        var validation = learner.Predict(matrices.Validation!, lanes.ThreadsOfEach);
        var predictTime = timeProvider.GetElapsedTime(started);
        return new FoldFit(
            fold,
            validation,
            matrices.Test is null ? null : learner.Predict(matrices.Test, lanes.ThreadsOfEach),
            Save(learner, trial.Name, fold.Index),
            learner.Parameters,
            learner.IsCutShort,
            fitTime,
            predictTime);
    }

    private Candidate Join(Trial trial, StackLayer? layer, int fitOrder, FoldFit[] folds)
    {
        var outputs = data.Target.OutputCount;
        var validation = new double[data.ValidationRows.Length * outputs];
        double[]? test = null;
        foreach (var fold in folds)
        {
            Scatter(fold.Validation, fold.Data.Fold.Validation, validation, outputs);
            if (fold.Test is not null)
            {
                ModelAverages.Add(ref test, fold.Test, 1.0 / folds.Length);
            }
        }

        // Of folds side by side, the time that passed is what one waits for.
        var seconds = folds.Sum(fold => fold.FitTime.TotalSeconds) / lanes.Lanes;
        var predictSeconds = folds.Sum(fold => fold.PredictTime.TotalSeconds) / lanes.Lanes;
        return new Candidate
        {
            Entry = EntryOf(trial, layer, fitOrder, seconds, predictSeconds, [.. folds.Select(fold => fold.Found)]),
            Validation = validation,
            Test = test,
            Members = [.. folds.Select(fold => fold.Member)],
            Found = [.. folds.Select(fold => fold.Found)],
            Stack = layer?.Inputs,
            SecondsPerRow = predictSeconds / data.ValidationRows.Length * (isRefitted ? 1 : folds.Length),
            IsCutShort = Array.Exists(folds, fold => fold.IsCutShort),
        };
    }

    private static LeaderboardEntry EntryOf(
        Trial trial, StackLayer? layer, int fitOrder, double seconds, double predictSeconds, List<IReadOnlyDictionary<string, double>> found) => new()
        {
            Model = trial.Name,
            Learner = trial.Learner == LearnerCatalog.Baseline ? "baseline" : trial.Learner.Name,
            StackLevel = trial.Level,
            FitTime = seconds + (layer?.FitSeconds ?? 0),
            FitTimeMarginal = seconds,
            PredTimeVal = predictSeconds + (layer?.PredictSeconds ?? 0),
            PredTimeValMarginal = predictSeconds,
            FitOrder = fitOrder,
            Parameters = Describe(found),
        };

    private CandidateMember Save(FittedLearner learner, string name, int fold)
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

    private sealed record FoldFit(
        FoldData Data, double[] Validation, double[]? Test, CandidateMember Member, IReadOnlyDictionary<string, double> Found, bool IsCutShort, TimeSpan FitTime, TimeSpan PredictTime);
}
