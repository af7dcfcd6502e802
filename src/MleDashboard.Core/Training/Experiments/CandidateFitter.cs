using System.Globalization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features.Targets;
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

    private readonly TransformChoices transforms = new(data, metric, settings);

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
        var kinds = transforms.Of(trial);
        if (trial.Learner.HasOutOfBag && data.ValidatesAllRows && FitOutOfBag(kinds, trial, layer, fitOrder, budget, cancellationToken) is { } whole)
        {
            fitted(1);
            return isHopeless?.Invoke(OpeningRank(whole.Validation)) == true ? null : scorer.Score(whole);
        }

        var folds = new FoldFit[data.Folds.Count];
        var opening = isHopeless is null && kinds.Count == 1 ? 0 : Math.Min(OpeningFolds, folds.Length);
        var all = (opening * kinds.Count) + folds.Length - opening;
        var done = 0;
        if (opening > 0)
        {
            var openings = kinds.Select(kind => (Kind: kind, Folds: new FoldFit[opening])).ToList();
            lanes.Run(0, opening * kinds.Count, number => openings[number / opening].Folds[number % opening] = FitNumber(number % opening, kinds[number / opening], number));
            var (best, rank) = openings.Select(each => (each, Rank: OpeningRank(Validation([.. each.Folds])))).MaxBy(each => each.Rank);
            if (isHopeless?.Invoke(rank) == true)
            {
                return null;
            }

            best.Folds.CopyTo(folds, 0);
            transforms.Choose(trial, best.Kind);
        }

        var chosen = transforms.Of(trial)[0];
        lanes.Run(opening, folds.Length, number => folds[number] = FitNumber(number, chosen, all - folds.Length + number));
        return scorer.Score(Join(trial, chosen, layer, fitOrder, folds));

        FoldFit FitNumber(int fold, TargetTransformKind kind, int number)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fit = FitFold(trial, kind, layer, data.Folds[fold], budget.Part(lanes.ShareOf(number, all)), cancellationToken);
            fitted((double)Interlocked.Increment(ref done) / all);
            return fit;
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
        var transform = data.All.Transform(candidate.Transform);
        using var learner = TransformedTargetFit.Fit(algorithm, new LearnerTaskOf(metric, settings).For(refit, data.All, matrices, budget, settings.Threads), transform, cancellationToken);
        if (learner.IsCutShort)
        {
            return null;
        }

        var seconds = candidate.Entry.FitTime + timeProvider.GetElapsedTime(started).TotalSeconds;
        return scorer.Score(candidate with
        {
            Entry = candidate.Entry with { FitTime = seconds, FitTimeMarginal = seconds, Parameters = Describe([learner.Parameters], candidate.Transform) },
            Test = matrices.Test is null ? null : learner.Predict(matrices.Test, settings.Threads),
            Members = [Save(learner, candidate.Name, data.All.Index, transform)],
        });
    }

    /// <summary>One fit on all rows whose parts have each not seen some of them stands for the fits of all folds. Null: the learner could not say what such parts predict.</summary>
    private Candidate? FitOutOfBag(IReadOnlyList<TargetTransformKind> kinds, Trial trial, StackLayer? layer, int fitOrder, FitBudget budget, CancellationToken cancellationToken)
    {
        var all = data.All;
        var matrices = all.Matrices(trial.Learner.View);
        if (layer is not null)
        {
            matrices = layer.Widen(matrices, all.Fold, trial.Learner.View);
        }

        (FittedLearner Learner, TargetTransformKind Kind, double Rank)? best = null;
        var started = timeProvider.GetTimestamp();
        foreach (var (index, kind) in kinds.Index())
        {
            if (index > 0 && budget.IsOver)
            {
                break;
            }

            var task = new LearnerTaskOf(metric, settings).For(trial, all, matrices, budget.Part(1.0 / (kinds.Count - index)), settings.Threads) with { WantsOutOfBag = true };
            var fit = TransformedTargetFit.Fit(trial.Learner, task, all.Transform(kind), cancellationToken);
            if (fit.OutOfBag is not { } outOfBag)
            {
                fit.Dispose();
                return null;
            }

            var rank = kinds.Count == 1 ? 0 : scorer.RankOf(outOfBag);
            if (best is null || rank > best.Value.Rank)
            {
                best?.Learner.Dispose();
                best = (fit, kind, rank);
            }
        }

        transforms.Choose(trial, best!.Value.Kind);
        using var learner = best.Value.Learner;
        var fitTime = timeProvider.GetElapsedTime(started);
        started = timeProvider.GetTimestamp();
        learner.Predict(matrices.Train.Take(Math.Min(matrices.Train.RowCount, TimedRows)), settings.Threads);
        var perRow = timeProvider.GetElapsedTime(started).TotalSeconds / Math.Min(matrices.Train.RowCount, TimedRows);
        return new Candidate
        {
            Entry = EntryOf(trial, best.Value.Kind, layer, fitOrder, fitTime.TotalSeconds, perRow * matrices.Train.RowCount, [learner]),
            Validation = learner.OutOfBag!,
            Test = matrices.Test is null ? null : learner.Predict(matrices.Test, settings.Threads),
            Members = [Save(learner, trial.Name, all.Index, all.Transform(best.Value.Kind))],
            Found = [learner.Parameters],
            Transform = best.Value.Kind,
            Stack = layer?.Inputs,
            SecondsPerRow = perRow,
            ProcessorSecondsPerRow = learner.SecondsPerRow,
            IsCutShort = learner.IsCutShort,
        };
    }

    private FoldFit FitFold(Trial trial, TargetTransformKind kind, StackLayer? layer, FoldData fold, FitBudget budget, CancellationToken cancellationToken)
    {
        var matrices = fold.Matrices(trial.Learner.View);
        if (layer is not null)
        {
            matrices = layer.Widen(matrices, fold.Fold, trial.Learner.View);
        }

        var started = timeProvider.GetTimestamp();
        var learner = TransformedTargetFit.Fit(trial.Learner, new LearnerTaskOf(metric, settings).For(trial, fold, matrices, budget, lanes.ThreadsOfEach), fold.Transform(kind), cancellationToken);
        var fitTime = timeProvider.GetElapsedTime(started);
        started = timeProvider.GetTimestamp();
        var validation = learner.Predict(matrices.Validation!, lanes.ThreadsOfEach);
        var predictTime = timeProvider.GetElapsedTime(started);
        return new FoldFit(
            fold,
            validation,
            matrices.Test is null ? null : learner.Predict(matrices.Test, lanes.ThreadsOfEach),
            learner,
            fitTime,
            predictTime);
    }

    private Candidate Join(Trial trial, TargetTransformKind kind, StackLayer? layer, int fitOrder, FoldFit[] folds)
    {
        double[]? test = null;
        foreach (var fold in folds)
        {
            if (fold.Test is not null)
            {
                ModelAverages.Add(ref test, fold.Test, 1.0 / folds.Length);
            }
        }

        // Of folds side by side, the time that passed is what one waits for.
        var seconds = folds.Sum(fold => fold.FitTime.TotalSeconds) / lanes.Lanes;
        var predictSeconds = folds.Sum(fold => fold.PredictTime.TotalSeconds) / lanes.Lanes;
        var candidate = new Candidate
        {
            Entry = EntryOf(trial, kind, layer, fitOrder, seconds, predictSeconds, [.. folds.Select(fold => fold.Learner)]),
            Validation = Validation(folds),
            Test = test,
            Members = [.. folds.Select(fold => Save(fold.Learner, trial.Name, fold.Data.Index, fold.Data.Transform(kind)))],
            Found = [.. folds.Select(fold => fold.Learner.Parameters)],
            Transform = kind,
            Stack = layer?.Inputs,
            SecondsPerRow = predictSeconds / data.ValidationRows.Length * (isRefitted ? 1 : folds.Length),
            ProcessorSecondsPerRow = folds.Average(fold => fold.Learner.SecondsPerRow) * (isRefitted ? 1 : folds.Length),
            IsCutShort = Array.Exists(folds, fold => fold.Learner.IsCutShort),
        };
        Array.ForEach(folds, fold => fold.Learner.Dispose());
        return candidate;
    }

    private LeaderboardEntry EntryOf(
        Trial trial, TargetTransformKind kind, StackLayer? layer, int fitOrder, double seconds, double predictSeconds, List<FittedLearner> fits) => new()
        {
            Model = trial.Name,
            Learner = trial.Learner == LearnerCatalog.Baseline ? "baseline" : trial.Learner.Name,
            StackLevel = trial.Level,
            FitTime = seconds + (layer?.FitSeconds ?? 0),
            FitTimeMarginal = seconds,
            PredTimeVal = predictSeconds + (layer?.PredictSeconds ?? 0),
            PredTimeValMarginal = predictSeconds,
            FitOrder = fitOrder,
            Parameters = Describe([.. fits.Select(fit => fit.Parameters)], kind),
            Note = NoteOf(fits[0], kind),
        };

    private CandidateMember Save(FittedLearner learner, string name, int fold, TargetTransform transform)
    {
        var member = new CandidateMember(fold, $"candidates/{name}/{fold}", transform.Kind == TargetTransformKind.None ? null : transform);
        var folder = Path.Combine(workFolder, member.Folder);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        learner.Save(folder);
        return member;
    }

    /// <summary>What the fits say of the rows they have not seen; of rows of folds that are not among them, nothing.</summary>
    private double[] Validation(FoldFit[] folds)
    {
        var width = data.Target.OutputCount;
        var validation = new double[data.ValidationRows.Length * width];
        foreach (var fold in folds)
        {
            var rows = fold.Data.Fold.Validation;
            for (var i = 0; i < rows.Length; i++)
            {
                var at = Array.BinarySearch(data.ValidationRows, rows[i]);
                fold.Validation.AsSpan(i * width, width).CopyTo(validation.AsSpan(at * width));
            }
        }

        return validation;
    }

    private Dictionary<string, string> Describe(List<IReadOnlyDictionary<string, double>> found, TargetTransformKind kind)
    {
        var described = found[0].Keys.ToDictionary(name => name, name => found.Average(parameters => parameters[name]).ToString("G6", CultureInfo.InvariantCulture));
        if (kind != TargetTransformKind.None)
        {
            described["target"] = data.All.Transform(kind).Label;
        }

        return described;
    }

    private string? NoteOf(FittedLearner fit, TargetTransformKind kind)
    {
        string[] notes = [.. new[] { fit.Note, kind == TargetTransformKind.None ? null : $"trained on {data.All.Transform(kind).LabelOf(settings.Target)}" }.OfType<string>()];
        return notes.Length == 0 ? null : string.Join("; ", notes);
    }

    private sealed record FoldFit(FoldData Data, double[] Validation, double[]? Test, FittedLearner Learner, TimeSpan FitTime, TimeSpan PredictTime);
}
