using MleDashboard.Core.Datasets.Tables;
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
        var inputs = await reports.ReadInputsAsync(artifactKey, cancellationToken);
        if (!inputs.IsOk)
        {
            return inputs.Error;
        }

        var row = InputRow.Parse(inputs.Value, values);
        if (!row.IsOk)
        {
            return row.Error;
        }

        try
        {
            using var rental = await predictors.RentAsync(artifactKey, cancellationToken);
            return Describe(rental.Predictor, row.Value.Row, candidate, row.Value.Warnings);
        }
        catch (ModelRefusedException refused)
        {
            return refused.Error;
        }
    }

    private static SinglePrediction Describe(IPredictor predictor, Table row, string? candidate, IReadOnlyList<InputWarning> warnings)
    {
        var predictions = predictor.Predict(row, candidate);
        if (predictor.ProblemType is ProblemType.Regression)
        {
            var number = predictions.Values[0];
            return new SinglePrediction { Target = predictor.Target, Answer = Wording.Number(number), Number = number, Range = RangeOf(predictor.PredictRange(row, predictions)), Warnings = warnings };
        }

        return new SinglePrediction
        {
            Target = predictor.Target,
            Answer = predictor.Classes[predictions.ClassOf(0)],
            Probabilities = [.. predictor.Classes
                .Select((label, k) => new ClassProbability(label, Wording.ProbabilityOf(predictor.Target, label), predictions.Values[k]))
                .OrderByDescending(chance => chance.Probability)],
            Rule = predictions.Decision is { } rule ? new AnswerRule(predictor.Classes[rule.PositiveClass], rule.Threshold) : null,
            Warnings = warnings,
        };
    }

    private static NumberRange? RangeOf(PredictedRange? range) => range is null ? null : new NumberRange(range.Coverage, range.Low[0], range.High[0]);
}
