using MleDashboard.Core.Datasets;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Prediction;

/// <summary>The column of one class's probability.</summary>
/// <param name="ClassIndex">In the order of the model's classes.</param>
public sealed record ProbabilityColumn(int ClassIndex, DatasetColumn Column);

/// <summary>The columns that a prediction puts before those of its input: the answer first, then P(target=class) of every class.</summary>
/// <param name="Answer">"prediction", or "prediction_2" where the input has such a column.</param>
/// <param name="Range">Regression with ranges: "prediction_low" and "prediction_high"; else empty.</param>
/// <param name="Probabilities">The positive class first, then in the order of the model's classes; empty for regression.</param>
public sealed record PredictionColumns(DatasetColumn Answer, IReadOnlyList<DatasetColumn> Range, IReadOnlyList<ProbabilityColumn> Probabilities)
{
    public static PredictionColumns For(IPredictor predictor, DatasetSchema input)
    {
        // Names differ also when case is ignored, as the columns of every dataset do.
        var taken = input.Columns.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var answerType = predictor.ProblemType is ProblemType.Regression ? ColumnType.Numeric : ColumnType.Categorical;
        var answer = new DatasetColumn(Free("prediction", taken), answerType) { Reason = $"predicted {predictor.Target}" };
        return new PredictionColumns(answer, predictor.RangeCoverage is { } coverage ? RangeOf(predictor.Target, coverage, taken) : [], [.. Enumerable.Range(0, predictor.Classes.Count)
            .OrderBy(k => k == predictor.PositiveClass ? 0 : 1)
            .Select(k => new ProbabilityColumn(k, ProbabilityOf(predictor.Target, predictor.Classes[k], taken)))]);
    }

    /// <summary>The result's schema: these columns, then the input's.</summary>
    public DatasetSchema Before(DatasetSchema input) => new([Answer, .. Range, .. Probabilities.Select(probability => probability.Column), .. input.Columns]);

    private static DatasetColumn[] RangeOf(string target, double coverage, HashSet<string> taken) =>
    [
        new(Free("prediction_low", taken), ColumnType.Numeric) { Reason = $"low end of the range that holds {target} in {coverage:P0} of rows" },
        new(Free("prediction_high", taken), ColumnType.Numeric) { Reason = $"high end of the range that holds {target} in {coverage:P0} of rows" },
    ];

    private static DatasetColumn ProbabilityOf(string target, string label, HashSet<string> taken) => new(Free(Wording.ProbabilityOf(target, label), taken), ColumnType.Numeric)
    {
        Reason = $"probability that {target} is {Wording.Label(label)}",
    };

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{name}_{number}";
        }

        return free;
    }
}
