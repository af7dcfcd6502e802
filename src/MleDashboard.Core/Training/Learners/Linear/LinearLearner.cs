using System.Text.Json;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.Linear;

/// <summary>Logistic and softmax regression, ridge regression for numbers; the strength of the penalty is chosen on the validation rows.</summary>
public sealed class LinearLearner : ILearner
{
    internal const string Penalty = "l2";

    private const int MostSteps = 100;
    private const double Tolerance = 1e-4;

    /// <summary>From strong to weak, each begun where the one before ended.</summary>
    private static readonly double[] Penalties = [1, 0.1, 0.03, 0.01, 0.003, 0.001, 0.0003, 0.0001];

    public string Name => "Linear";

    public string Help => "A weight for each column: simple, fast, and good when effects add up.";

    public FeatureView View => FeatureView.Linear;

    public bool Supports(ProblemType problemType) => true;

    public bool CanAimAt(RegressionLoss loss) => true;

    public long EstimateBytes(LearnerShape shape) => ((long)shape.Rows * shape.Outputs * 8) + ((long)shape.Columns * shape.Outputs * 8 * 24);

    public double EstimateSeconds(LearnerShape shape) =>
        120.0 * shape.Rows * shape.Outputs * ((shape.Columns * 0.5e-9) + 12e-9) / shape.Threads;

    public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
    {
        var outputs = task.Target.ClassCount > 2 ? task.Target.ClassCount : 1;
        var (center, scale) = task.Target.ProblemType == ProblemType.Regression ? WeightedNumbers.Moments(task.Target.Values, task.Weights) : (0, 1);
        var target = Array.ConvertAll(task.Target.Values, value => (value - center) / scale);
        var objective = new LinearObjective(task.Train, target, task.Weights, task.Target.ProblemType, outputs, task.QuantileOrNone, task.Threads);
        var weights = new double[objective.WeightCount];
        var best = (Loss: double.PositiveInfinity, Weights: weights, Penalty: 0.0);
        var isCutShort = false;
        foreach (var penalty in PenaltiesOf(task))
        {
            weights = [.. weights];
            Lbfgs.Minimise((point, gradient) => objective.Evaluate(point, penalty, gradient), weights, MostSteps, Tolerance, () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return task.Budget.IsOver;
            });
            var fitted = new FittedLinear(new LinearModel(task.Target.ProblemType, task.Train.ColumnCount, outputs, center, scale, weights)) { Parameters = new Dictionary<string, double>() };
            var loss = task.Validation is null ? 0 : ValidationLoss(fitted, task);
            if (loss >= best.Loss)
            {
                break;
            }

            best = (loss, weights, penalty);
            if (task.Budget.IsOver)
            {
                isCutShort = true;
                break;
            }
        }

        return new FittedLinear(new LinearModel(task.Target.ProblemType, task.Train.ColumnCount, outputs, center, scale, best.Weights))
        {
            Parameters = new Dictionary<string, double> { [Penalty] = best.Penalty },
            IsCutShort = isCutShort,
        };
    }

    /// <summary>The geometric mean of what the parts chose.</summary>
    public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits) =>
        new Dictionary<string, double> { [Penalty] = Math.Exp(fits.Average(fit => Math.Log(Math.Max(1e-9, fit[Penalty])))) };

    public FittedLearner Load(ModelFiles files)
    {
        try
        {
            var model = JsonSerializer.Deserialize<LinearModel>(files.Read(FittedLinear.FileName), ModelManifest.Json)!;
            return model.Weights.Length == model.Outputs * (model.Columns + 1) && model.Outputs > 0
                ? new FittedLinear(model) { Parameters = new Dictionary<string, double>() }
                : throw new FormatException("The linear model has too few or too many weights.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("The linear model cannot be read.", exception);
        }
    }

    private static double[] PenaltiesOf(LearnerTask task) =>
        task.Parameters.TryGetValue(Penalty, out var given) ? [given]
        : task.Validation is null ? [1.0 / task.Train.RowCount]
        : Penalties;

    private static double ValidationLoss(FittedLinear fitted, LearnerTask task) =>
        FitLoss.Mean(task.ValidationTarget!, fitted.Predict(task.Validation!, task.Threads), task.ValidationWeights, task.QuantileOrNone);
}

/// <summary>linear.json.</summary>
/// <param name="Weights">Output by output, its columns and then its constant.</param>
internal sealed record LinearModel(ProblemType ProblemType, int Columns, int Outputs, double Center, double Scale, double[] Weights);

internal sealed class FittedLinear(LinearModel model) : FittedLearner
{
    public const string FileName = "linear.json";

    private const int BlockRows = 1024;

    public override double SecondsPerRow => 0.5e-9 * model.Weights.Length;

    public override double[] Predict(FeatureMatrix rows, int threads)
    {
        if (rows.ColumnCount != model.Columns)
        {
            throw new ArgumentException($"The model has {model.Columns} features, the rows have {rows.ColumnCount}.", nameof(rows));
        }

        var width = model.ProblemType == ProblemType.Binary ? 2 : model.Outputs;
        var outputs = new double[(long)rows.RowCount * width];
        RowBlocks.Run(rows.RowCount, BlockRows, threads, (start, count) =>
        {
            var scores = LinearObjective.Scores(rows, model.Weights, model.Outputs, start, count);
            for (var r = 0; r < count; r++)
            {
                Answer(scores, r, count, outputs.AsSpan((start + r) * width, width));
            }
        });
        return outputs;
    }

    public override void Save(string folder) => File.WriteAllBytes(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(model, ModelManifest.Json));

    private void Answer(float[] scores, int row, int count, Span<double> answer)
    {
        switch (model.ProblemType)
        {
            case ProblemType.Regression:
                answer[0] = model.Center + (model.Scale * scores[row]);
                break;
            case ProblemType.Binary:
                answer[1] = 1 / (1 + Math.Exp(-scores[row]));
                answer[0] = 1 - answer[1];
                break;
            default:
                var largest = double.NegativeInfinity;
                for (var k = 0; k < answer.Length; k++)
                {
                    answer[k] = scores[(k * count) + row];
                    largest = Math.Max(largest, answer[k]);
                }

                var sum = 0.0;
                foreach (ref var value in answer)
                {
                    value = Math.Exp(value - largest);
                    sum += value;
                }

                foreach (ref var value in answer)
                {
                    value /= sum;
                }

                break;
        }
    }
}
