using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling.Correlations;
using MleDashboard.Core.Profiling.Summaries;

namespace MleDashboard.Core.Profiling.Targets;

/// <summary>Describes the column to predict and ranks the others by what each says about it.</summary>
internal static class TargetProfiler
{
    /// <summary>Rows of the small models; their scores are within about a hundredth of those of all rows.</summary>
    private const int MaxRows = 20_000;

    private const int MaxText = 60;

    /// <param name="sample">All columns that are not free text or identifiers, and the target.</param>
    /// <param name="schema">Of the whole table.</param>
    public static TargetSection Profile(Table sample, DatasetSchema schema, string target, long rows, int threads, CancellationToken cancellationToken)
    {
        var distribution = TargetDistributionRules.Describe(sample.Find(target)!, schema.Find(target)!, rows);
        var thinned = sample.RowCount <= MaxRows ? sample : sample.Take([.. Enumerable.Range(0, MaxRows).Select(row => (int)((long)row * sample.RowCount / MaxRows))]);
        var section = new TargetSection
        {
            Target = target,
            Problem = distribution.Recommended,
            Distribution = distribution,
            Measure = distribution.Recommended == ProblemType.Regression ? "mean absolute error" : "weighted F1",
            SampledRows = thinned.RowCount,
            Classes = [],
            Columns = [],
            Limits = thinned.RowCount < rows
                ? [string.Create(CultureInfo.InvariantCulture, $"Powers are of {thinned.RowCount:N0} of {rows:N0} rows; a score is within about ±{1 / Math.Sqrt(thinned.RowCount):0.000} of that of all rows.")]
                : [],
        };
        if (section.Problem is not { } problem)
        {
            return section;
        }

        var values = problem == ProblemType.Regression ? RankedTarget.OfNumbers((NumericColumn)thinned.Find(target)!) : RankedTarget.OfClasses(thinned.Find(target)!);
        var power = new PredictivePower(values);
        var others = schema.Columns.Where(column => column.Name != target).ToList();
        var powers = new ColumnPower[others.Count];
        Parallel.For(0, others.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, i =>
            powers[i] = Measure(thinned.Find(others[i].Name), others[i], values, power));
        return section with
        {
            NaiveScore = power.NaiveScore,
            Classes = [.. values.ClassNames.Take(TargetBinner.MaxClasses)],
            Columns = [.. powers.OrderByDescending(column => column.Power ?? -1)],
        };
    }

    private static ColumnPower Measure(ColumnData? column, DatasetColumn about, RankedTarget target, PredictivePower power)
    {
        if (column is null || ComparableColumn.Of(column) is not { } comparable)
        {
            return new ColumnPower(about.Name, null, null, about.Type switch { ColumnType.Identifier => "names rows", ColumnType.Text => "free text", _ => "not in the sample" });
        }

        if (comparable.Dense.Levels < 2 && !comparable.Dense.Codes.Contains(-1))
        {
            return new ColumnPower(about.Name, null, null, "always the same value");
        }

        var measured = power.Of(comparable);
        return new ColumnPower(about.Name, measured?.Power, measured?.Score, measured is null ? "the target does not vary enough" : null) { Bins = TargetBinner.Of(column, comparable, target, MaxText) };
    }
}
