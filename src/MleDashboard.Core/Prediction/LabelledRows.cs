using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Prediction;

/// <summary>The table to judge a model on lacks the answers.</summary>
public sealed record TargetNotInTable(string Target) : Error($"Column '{Target}' is not in the table, so there is nothing to compare the predictions with. Add the column, or only predict.");

/// <summary>No row of the table has an answer that the model could give.</summary>
public sealed record NoRowToJudge(string Target) : Error($"No row has a value of '{Target}' that the model knows, so there is nothing to compare the predictions with.");

/// <summary>Rows whose answers are known, ready to judge a model by.</summary>
/// <param name="Rows">The model's input columns, of the types it was trained on.</param>
/// <param name="Actual">Class indices, or numbers.</param>
/// <param name="LeftOut">Rows without an answer, or with a class that the model does not know.</param>
public sealed record LabelledRows(Table Rows, double[] Actual, int LeftOut)
{
    /// <param name="table">Has the model's columns, see <see cref="SchemaMatch"/>.</param>
    public static Result<LabelledRows> Of(IPredictor predictor, Table table)
    {
        if (table.Find(predictor.Target) is not { } target)
        {
            return new TargetNotInTable(predictor.Target);
        }

        var answers = predictor.ProblemType is ProblemType.Regression ? NumericEncoder.NumbersOf(target) : TargetValues.Encode(target, predictor.Classes);
        var known = Enumerable.Range(0, answers.Length).Where(row => double.IsFinite(answers[row])).ToArray();
        if (known.Length == 0)
        {
            return new NoRowToJudge(predictor.Target);
        }

        var inputs = new Table([.. predictor.InputSchema.Columns.Select(column => ColumnConversion.Convert(table.Find(column.Name)!, column.Type))]);
        return new LabelledRows(
            known.Length == answers.Length ? inputs : inputs.Take(known),
            Array.ConvertAll(known, row => answers[row]),
            answers.Length - known.Length);
    }

    /// <summary>With what a candidate says of these rows.</summary>
    public ScoredRows Scored(IPredictor predictor, Predictions predictions) => new(predictor.ProblemType, Actual, predictions, Math.Max(0, predictor.PositiveClass));
}
