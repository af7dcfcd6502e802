using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Prediction;

internal sealed class SinglePredictor(PredictorCache predictors, IModelReports reports) : ISinglePredictor
{
    public async Task<Result<SinglePrediction>> PredictAsync(string artifactKey, string? candidate, IReadOnlyDictionary<string, string?> values, CancellationToken cancellationToken)
    {
        var row = InputRow.Parse(await reports.ReadInputsAsync(artifactKey, cancellationToken), values);
        if (!row.IsOk)
        {
            return row.Error;
        }

        try
        {
            using var rental = await predictors.RentAsync(artifactKey, cancellationToken);
            return Describe(rental.Predictor, rental.Predictor.Predict(row.Value.Row, candidate), row.Value.Warnings);
        }
        catch (ModelRefusedException refused)
        {
            return refused.Error;
        }
    }

    private static SinglePrediction Describe(IPredictor predictor, Predictions predictions, IReadOnlyList<InputWarning> warnings)
    {
        if (predictor.ProblemType is ProblemType.Regression)
        {
            var number = predictions.Values[0];
            return new SinglePrediction { Target = predictor.Target, Answer = Wording.Number(number), Number = number, Warnings = warnings };
        }

        return new SinglePrediction
        {
            Target = predictor.Target,
            Answer = predictor.Classes[predictions.ClassOf(0)],
            Probabilities = [.. predictor.Classes
                .Select((label, k) => new ClassProbability(label, Wording.ProbabilityOf(predictor.Target, label), predictions.Values[k]))
                .OrderByDescending(chance => chance.Probability)],
            Warnings = warnings,
        };
    }
}
