using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Core.Tests.Explanation;

/// <summary>A model that is a function, so that its explanation can be worked by hand.</summary>
internal sealed class FakePredictor(DatasetSchema inputs, ProblemType problemType, IReadOnlyList<string> classes, Func<Table, double[]> predict) : IPredictor
{
    public string Target => "y";

    public ProblemType ProblemType => problemType;

    public IReadOnlyList<string> Classes => classes;

    public int PositiveClass => problemType is ProblemType.Binary ? 1 : -1;

    public DatasetSchema InputSchema => inputs;

    public IReadOnlyList<string> Candidates { get; init; } = ["Model"];

    /// <summary>Of two classes; null: the more probable one is said.</summary>
    public DecisionRule? Decision { get; init; }

    public string BestModel => Candidates[0];

    public int Calls { get; private set; }

    public bool IsDisposed { get; private set; }

    public static FakePredictor Regression(DatasetSchema inputs, Func<Table, double[]> predict) => new(inputs, ProblemType.Regression, [], predict);

    /// <param name="positive">Probability of class 1, "yes".</param>
    public static FakePredictor Binary(DatasetSchema inputs, Func<Table, double[]> positive) =>
        new(inputs, ProblemType.Binary, ["no", "yes"], table => [.. positive(table).SelectMany(p => new[] { 1 - p, p })]);

    public Predictions Predict(Table rows, string? candidate = null)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Calls++;
        foreach (var column in inputs.Columns)
        {
            var given = rows.Find(column.Name) ?? throw new ArgumentException($"Column '{column.Name}' is absent.", nameof(rows));
            Assert.Equal(column.Type, given.Type);
        }

        var values = predict(rows);
        return problemType is ProblemType.Regression ? Predictions.OfNumbers(values) : Predictions.OfProbabilities(values, classes.Count, Decision);
    }

    public void Dispose() => IsDisposed = true;
}
