using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>
/// Ranges around predicted numbers: two quantile fits, widened by what rows they had not seen show to be missing (conformalized quantile regression,
/// Romano, Patterson, Candès 2019), then fitted on all training rows.
/// </summary>
internal sealed class IntervalFitter(TrainingData data, Metric metric, ExperimentSettings settings, string workFolder)
{
    private static readonly ILearner Learner = LearnerCatalog.Find("LightGBM")!;

    /// <param name="coverage">Share of actual values that the range is to hold.</param>
    public IntervalManifest Fit(double coverage, FitBudget budget, CancellationToken cancellationToken)
    {
        var low = FitQuantile("low", (1 - coverage) / 2, budget.Part(0.5), cancellationToken);
        var high = FitQuantile("high", (1 + coverage) / 2, budget, cancellationToken);

        // How far each unseen row lies outside its range, negative inside; of n rows the ceil((n + 1) * coverage)-th is the margin.
        var outside = data.ValidationTarget.Values.Select((actual, row) => Math.Max(low.Validation[row] - actual, actual - high.Validation[row])).Order().ToArray();
        var margin = outside[Math.Min(outside.Length, (int)Math.Ceiling((outside.Length + 1) * coverage)) - 1];
        return new IntervalManifest(coverage, margin, Learner.Name, low.Member, high.Member);
    }

    private (double[] Validation, MemberManifest Member) FitQuantile(string name, double quantile, FitBudget budget, CancellationToken cancellationToken)
    {
        var validation = new double[data.ValidationRows.Length];
        var found = new List<IReadOnlyDictionary<string, double>>();
        foreach (var fold in data.Folds)
        {
            using var part = Fit(fold, quantile, new Dictionary<string, double>(), budget.Part(1.0 / (data.Folds.Count - fold.Index + 1)), cancellationToken);
            found.Add(part.Parameters);
            var outputs = part.Predict(fold.Matrices(Learner.View).Validation!, settings.Threads);
            for (var i = 0; i < outputs.Length; i++)
            {
                validation[Array.BinarySearch(data.ValidationRows, fold.Fold.Validation[i])] = outputs[i];
            }
        }

        using var whole = Fit(data.All, quantile, Learner.ParametersForRefit(found), FitBudget.None, cancellationToken);
        var folder = $"intervals/{name}";
        Directory.CreateDirectory(Path.Combine(workFolder, folder));
        whole.Save(Path.Combine(workFolder, folder));
        return (validation, new MemberManifest(ModelAssembly.PipelineOf(data.All.Index), folder));
    }

    private FittedLearner Fit(FoldData fold, double quantile, IReadOnlyDictionary<string, double> parameters, FitBudget budget, CancellationToken cancellationToken)
    {
        var task = new LearnerTaskOf(metric, settings).For(new Trial("interval", Learner, parameters), fold, fold.Matrices(Learner.View), budget, settings.Threads);
        return Learner.Fit(task with { Loss = RegressionLoss.Quantile, Quantile = quantile, Monotone = new Dictionary<string, int>() }, cancellationToken);
    }
}
