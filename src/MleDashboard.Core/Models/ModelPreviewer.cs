using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Models;

/// <summary>Fits little on few rows to say how good a model may get and which columns carry it.</summary>
public sealed class ModelPreviewer(ExperimentRunner runner, TimeProvider timeProvider)
{
    /// <summary>More rows make the estimate slower and hardly surer.</summary>
    public const int MostRows = 10_000;

    private const int ShownColumns = 5;

    /// <param name="table">At most <see cref="MostRows"/> rows of the table.</param>
    /// <param name="workFolder">Does not exist or is empty; what is in it afterwards is of no use.</param>
    public async Task<Result<ModelPreview>> PreviewAsync(
        Table table, long totalRows, ExperimentSettings settings, string workFolder, IExperimentObserver observer, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        var fitted = await runner.RunAsync(table, settings with { Preset = BuildPreset.Preview }, workFolder, observer, null, CancellationToken.None, cancellationToken);
        if (!fitted.IsOk)
        {
            return fitted.Error;
        }

        using var experiment = fitted.Value;
        var predictor = experiment.Predictor;
        var baseline = Evaluate(experiment, ModelReport.BaselineName, settings.Seed);
        var best = Evaluate(experiment, predictor.BestModel, settings.Seed);
        var figure = MetricCatalog.Find(predictor.ProblemType is ProblemType.Regression ? "rmse" : "accuracy")!;
        var impacts = predictor.BestModel == ModelReport.BaselineName ? [] : await Task.Run(() => Explain(experiment, settings.Seed, cancellationToken), cancellationToken);
        return new ModelPreview
        {
            Target = predictor.Target,
            ProblemType = predictor.ProblemType,
            Verdict = ModelVerdict.Of(predictor.Target, predictor.ProblemType, best, baseline),
            FigureLabel = figure.Label,
            Figure = best.Metrics[figure.Name],
            BaselineFigure = baseline.Metrics[figure.Name],
            TopColumns = [.. impacts.Where(impact => impact.Share > 0).Take(ShownColumns)],
            Notes = [.. experiment.FeatureNotes.Where(note => !note.IsUsed)],
            UsedRows = experiment.TrainRows.RowCount + experiment.TestRows.RowCount,
            TotalRows = totalRows,
            Seconds = timeProvider.GetElapsedTime(started).TotalSeconds,
        };
    }

    private static IReadOnlyList<ColumnImpact> Explain(FittedExperiment experiment, int seed, CancellationToken cancellationToken)
    {
        var best = experiment.Predictor.BestModel;
        return new ColumnImpactExplainer(experiment.Predictor, [best], experiment.TestRows, new ImpactSettings { Seed = seed, Rows = 600, CurveColumns = 0 })
            .Explain(null, CancellationToken.None, cancellationToken)![best];
    }

    private static ModelEvaluation Evaluate(FittedExperiment experiment, string candidate, int seed) => ModelEvaluator.Evaluate(
        experiment.Scored(candidate),
        experiment.Predictor.Classes,
        candidate == ModelReport.BaselineName ? null : experiment.TestPredictions[ModelReport.BaselineName],
        seed);
}
