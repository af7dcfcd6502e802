using System.Text.Json;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.Baseline;

/// <summary>Always the mean, or each class with its share: what every model must beat. Not for users to choose; every build has it.</summary>
public sealed class BaselineLearner : ILearner
{
    public string Name => "Baseline";

    public string Help => "Always the same answer: the most frequent class, or the mean.";

    public FeatureView View => FeatureView.Tree;

    public bool Supports(ProblemType problemType) => true;

    public long EstimateBytes(LearnerShape shape) => 0;

    public double EstimateSeconds(LearnerShape shape) => 0;

    public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
    {
        var answer = new double[task.Target.OutputCount];
        foreach (var value in task.Target.Values)
        {
            answer[task.Target.ClassCount == 0 ? 0 : (int)value] += task.Target.ClassCount == 0 ? value : 1;
        }

        for (var k = 0; k < answer.Length; k++)
        {
            answer[k] /= task.Target.Length;
        }

        return new FittedBaseline(answer) { Parameters = new Dictionary<string, double>() };
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
