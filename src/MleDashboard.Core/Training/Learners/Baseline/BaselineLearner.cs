using System.Text.Json;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.Baseline;

/// <summary>Always the mean, or each class with its share: what every model must beat. Not for users to choose; every build has it.</summary>
public sealed class BaselineLearner : ILearner
{
    public string Name => "Baseline";

    public string Help => "Always the same answer: each class with its share, or the mean.";

    public FeatureView View => FeatureView.Tree;

    public bool Supports(ProblemType problemType) => true;

    public bool CanAimAt(RegressionLoss loss) => true;

    public long EstimateBytes(LearnerShape shape) => 0;

    public double EstimateSeconds(LearnerShape shape) => 0;

    public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
    {
        var answer = task.Target.ProblemType != ProblemType.Regression ? Shares(task)
            : task.Loss == RegressionLoss.Squared ? [WeightedNumbers.Mean(task.Target.Values, task.Weights)]
            : new[] { WeightedNumbers.Quantile(task.Target.Values, task.Weights, task.QuantileAimedAt) };
        return new FittedBaseline(answer) { Parameters = new Dictionary<string, double>() };
    }

    private static double[] Shares(LearnerTask task)
    {
        var shares = new double[task.Target.ClassCount];
        var total = 0.0;
        for (var row = 0; row < task.Target.Length; row++)
        {
            var weight = task.Weights?[row] ?? 1;
            shares[(int)task.Target.Values[row]] += weight;
            total += weight;
        }

        return Array.ConvertAll(shares, share => share / total);
    }

    public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits) => new Dictionary<string, double>();

    public FittedLearner Load(ModelFiles files)
    {
        try
        {
            return new FittedBaseline(JsonSerializer.Deserialize<double[]>(files.Read(FittedBaseline.FileName)) ?? []) { Parameters = new Dictionary<string, double>() };
        }
        catch (JsonException exception)
        {
            throw new FormatException("The baseline is not a list of numbers.", exception);
        }
    }
}

internal sealed class FittedBaseline(double[] answer) : FittedLearner
{
    public const string FileName = "answer.json";

    public override double SecondsPerRow => 1e-9 * answer.Length;

    public override double[] Predict(FeatureMatrix rows, int threads)
    {
        var outputs = new double[(long)rows.RowCount * answer.Length];
        for (var at = 0; at < outputs.Length; at++)
        {
            outputs[at] = answer[at % answer.Length];
        }

        return outputs;
    }

    public override void Save(string folder) => File.WriteAllBytes(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(answer));
}
