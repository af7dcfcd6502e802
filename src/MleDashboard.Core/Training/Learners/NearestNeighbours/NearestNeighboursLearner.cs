using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.NearestNeighbours;

/// <summary>The answer of the most similar training rows (Cover, Hart 1967), alike or by the inverse of their distance; how many is chosen on the validation rows, or on the training rows themselves when there are none.</summary>
public sealed class NearestNeighboursLearner : ILearner
{
    internal const string Neighbours = "neighbours";
    internal const string ByDistance = "by_distance";
    internal const string MostRows = "most_rows";

    private const int DefaultMostRows = 50_000;

    /// <summary>More rows than these are no better judges of how many neighbours to ask.</summary>
    private const int MostJudges = 3_000;

    private static readonly int[] Choices = [1, 3, 5, 7, 10, 15, 20, 30, 50, 75, 100];

    public string Name => "NearestNeighbours";

    public string Help => "The average answer of the most similar rows: a voice unlike the others.";

    public FeatureView View => FeatureView.Linear;

    public bool HasOutOfBag => true;

    public bool CanAimAt(RegressionLoss loss) => true;

    public bool Supports(ProblemType problemType) => true;

    public long EstimateBytes(LearnerShape shape) => ((long)Math.Min(shape.Rows, DefaultMostRows) * ((shape.Columns * 4L) + 16)) + (16L << 20);

    public double EstimateSeconds(LearnerShape shape)
    {
        // Judging and the predictions of as many rows again.
        const double secondsPerDistance = 0.2e-9;
        double rows = Math.Min(shape.Rows, DefaultMostRows);
        return (MostJudges + (shape.Rows / 4.0)) * rows * (shape.Columns + 4) * secondsPerDistance / shape.Threads;
    }

    public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var kept = Kept(task);
        var space = new NeighbourSpace(task.Train, kept);
        var answers = new NeighbourAnswers(
            task.Target.ProblemType, task.Target.ClassCount, Array.ConvertAll(kept, row => task.Target.Values[row]), task.Weights is null ? null : Array.ConvertAll(kept, row => task.Weights[row]),
            task.QuantileOrNone);
        var (rule, isCutShort) = Choose(task, kept, space, answers, cancellationToken);
        return new FittedNearestNeighbours(new NeighbourModel(space, answers, rule))
        {
            Parameters = new Dictionary<string, double> { [Neighbours] = rule.Count, [ByDistance] = rule.IsByDistance ? 1 : 0, [MostRows] = task.ParameterOr(MostRows, DefaultMostRows) },
            IsCutShort = isCutShort,
            Note = kept.Length < task.Train.RowCount ? $"remembers {kept.Length:N0} of {task.Train.RowCount:N0} rows, drawn by chance" : null,
            OutOfBag = task.WantsOutOfBag && kept.Length == task.Train.RowCount ? OutOfBag(space, answers, rule, task, cancellationToken) : null,
        };
    }

    public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits) => new Dictionary<string, double>(fits[0])
    {
        [Neighbours] = Math.Round(fits.Average(fit => fit[Neighbours])),
        [ByDistance] = fits.Average(fit => fit[ByDistance]) >= 0.5 ? 1 : 0,
    };

    public FittedLearner Load(ModelFiles files) => new FittedNearestNeighbours(NeighbourFile.Read(files)) { Parameters = new Dictionary<string, double>() };

    private static int[] Kept(LearnerTask task)
    {
        var rows = Enumerable.Range(0, task.Train.RowCount).ToArray();
        var most = (int)task.ParameterOr(MostRows, DefaultMostRows);
        if (rows.Length > most)
        {
            new Random(task.Seed).Shuffle(rows);
            rows = [.. rows.Take(most).Order()];
        }

        return rows;
    }

    private static (NeighbourRule Rule, bool IsCutShort) Choose(LearnerTask task, int[] kept, NeighbourSpace space, NeighbourAnswers answers, CancellationToken cancellationToken)
    {
        if (task.Parameters.TryGetValue(Neighbours, out var given))
        {
            return (new NeighbourRule(Math.Clamp((int)given, 1, kept.Length), task.ParameterOr(ByDistance, 1) > 0), false);
        }

        // Without validation rows each training row is judged by the others.
        var isAlone = task.Validation is null;
        var judges = Enumerable.Range(0, isAlone ? kept.Length : task.Validation!.RowCount).ToArray();
        new Random(task.Seed).Shuffle(judges);
        judges = [.. judges.Take(task.Budget.IsOver ? 50 : MostJudges).Order()];
        var most = Math.Min(Choices[^1], kept.Length - (isAlone ? 1 : 0));
        var rows = isAlone ? task.Train : task.Validation!;
        var found = space.Find(rows, Array.ConvertAll(judges, judge => isAlone ? kept[judge] : judge), most, isAlone ? judges : null, task.Threads, cancellationToken);
        var target = (isAlone ? task.Target : task.ValidationTarget!).Take(Array.ConvertAll(judges, judge => isAlone ? kept[judge] : judge));
        var weights = isAlone ? task.Weights : task.ValidationWeights;
        var judgeWeights = weights is null ? null : Array.ConvertAll(judges, judge => weights[isAlone ? kept[judge] : judge]);
        var best = (Rule: new NeighbourRule(Math.Max(1, Math.Min(5, most)), true), Loss: double.PositiveInfinity);
        foreach (var rule in Choices.Where(count => count <= most).SelectMany(count => new[] { new NeighbourRule(count, false), new NeighbourRule(count, true) }))
        {
            var loss = FitLoss.Mean(target, answers.Outputs(found, rule, isAlone ? judges : null), judgeWeights, answers.Quantile);
            if (loss < best.Loss)
            {
                best = (rule, loss);
            }
        }

        return (best.Rule, task.Budget.IsOver);
    }

    private static double[] OutOfBag(NeighbourSpace space, NeighbourAnswers answers, NeighbourRule rule, LearnerTask task, CancellationToken cancellationToken)
    {
        int[] all = [.. Enumerable.Range(0, task.Train.RowCount)];
        return answers.Outputs(space.Find(task.Train, all, Math.Min(rule.Count, all.Length - 1), all, task.Threads, cancellationToken), rule, all);
    }
}

internal sealed class FittedNearestNeighbours(NeighbourModel model) : FittedLearner
{
    /// <summary>Every distance is measured.</summary>
    public override double SecondsPerRow => 0.07e-9 * model.Space.RowCount * (model.Space.ColumnCount + 4);

    public override double[] Predict(FeatureMatrix rows, int threads) => model.Predict(rows, threads);

    public override void Save(string folder) => NeighbourFile.Write(model, folder);
}
