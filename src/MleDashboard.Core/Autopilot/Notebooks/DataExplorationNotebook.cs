using System.Globalization;
using MleDashboard.Core.Autopilot.Local;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;
using static MleDashboard.Core.Autopilot.Notebooks.PythonText;

namespace MleDashboard.Core.Autopilot.Notebooks;

/// <summary>The data exploration notebook: the six sections that Autopilot's has, with this server's figures under the code that finds them again.</summary>
internal sealed class DataExplorationNotebook(ProfileReport report, string experiment, string target)
{
    private const int MostShownColumns = 60;
    private const int MostRows = 10;
    private readonly NotebookBuilder notebook = new();

    public byte[] Write()
    {
        var overview = report.Overview;
        notebook
            .Markdown($"""
                # Data exploration: {MarkdownText.Of(experiment)}
                {MarkdownText.Of(overview.Title)}: **{overview.Rows:N0} rows**, **{overview.ColumnCount:N0} columns**; column to predict: **{MarkdownText.Of(target)}**.

                {Types()}

                Contents: 1 target analysis, 2 sample, 3 duplicate rows, 4 cross column statistics, 5 anomalous rows, 6 missing values and descriptive statistics. The figures are from all training rows unless it says otherwise; the locked test rows were not looked at.
                """)
            .Code($"""
                import pandas as pd

                TARGET = {Of(target)}
                rows = pd.read_csv({Of(LocalFiles.TrainingRows)})
                rows.shape
                """, $"({overview.Rows}, {overview.ColumnCount})");
        Alerts();
        Target();
        Sample();
        Duplicates();
        CrossColumn();
        Anomalies();
        Columns();
        return notebook.ToJson();
    }

    private string Types()
    {
        var types = report.Columns.GroupBy(column => column.Type).OrderByDescending(group => group.Count());
        return string.Join(", ", types.Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key}: {group.Count()} ({100.0 * group.Count() / Math.Max(1, report.Columns.Count):0}%)"))) + ".";
    }

    private void Alerts()
    {
        if (report.Alerts.Count > 0)
        {
            notebook.Markdown("### What to look at first\n\n" + MarkdownText.Table(["severity", "column", "finding", "what to do"], report.Alerts.Take(MostShownColumns).Select(IReadOnlyList<string?> (alert) => [alert.Severity.ToString(), alert.Column ?? "whole table", alert.Text, alert.Advice])));
        }
    }

    private void Target()
    {
        notebook.Markdown("## 1. Target analysis");
        if (report.Find(target) is NumericProfile numbers)
        {
            notebook.Code(
                "rows[TARGET].describe()",
                $"count {numbers.Rows - numbers.MissingCount}\nmean  {Figure(numbers.Mean)}\nstd   {Figure(numbers.StandardDeviation)}\nmin   {Figure(numbers.Min)}\n25%   {Figure(numbers.Quartile1)}\n50%   {Figure(numbers.Median)}\n75%   {Figure(numbers.Quartile3)}\nmax   {Figure(numbers.Max)}");
        }
        else
        {
            var values = report.Find(target) is CategoricalProfile levels ? levels.CommonValues : [];
            notebook.Code("rows[TARGET].value_counts(dropna=False)", string.Join('\n', values.Select(value => $"{value.Value}  {value.Count}")));
        }

        if (report.Target is { } section)
        {
            notebook.Markdown(
                $"How well each column alone predicts the target ({MarkdownText.Of(section.Measure)} of a small tree on rows it did not learn from; 0 is no better than a constant answer, 1 is perfect). A column near 1 may hold the answer itself.\n\n"
                + MarkdownText.Table(["column", "power", "note"], section.Columns.Take(MostShownColumns).Select(IReadOnlyList<string?> (power) => [power.Column, Figure(power.Power), power.Note])));
        }
    }

    private void Sample()
    {
        var sample = report.Sample;
        notebook.Markdown("## 2. Sample\n\n" + MarkdownText.Table(["row", .. sample.Columns.Take(MostShownColumns)], sample.First.Take(MostRows).Select(IReadOnlyList<string?> (row) => [row.Number.ToString(CultureInfo.InvariantCulture), .. row.Cells.Take(MostShownColumns)])));
        notebook.Code("rows.head(10)");
    }

    private void Duplicates()
    {
        var text = report.Duplicates is not { } duplicates ? "Not counted: the table is too wide."
            : duplicates.Count == 0 ? "No two rows are equal."
            : string.Create(CultureInfo.InvariantCulture, $"{duplicates.Count:N0} rows ({duplicates.Share:P1}) repeat an earlier one. Equal rows in training and validation make a model look better than it is.");
        notebook.Markdown($"## 3. Duplicate rows\n\n{text}");
        notebook.Code("rows.duplicated().sum()", report.Duplicates?.Count.ToString(CultureInfo.InvariantCulture));
    }

    private void CrossColumn()
    {
        notebook.Markdown("## 4. Cross column statistics\n\n" + (report.Correlations is { TopPairs.Count: > 0 } correlations
            ? $"The strongest relations, from {correlations.SampledRows:N0} rows.\n\n" + MarkdownText.Table(["first", "second", "strength", "measure"], correlations.TopPairs.Take(20).Select(IReadOnlyList<string?> (pair) => [pair.First, pair.Second, Figure(pair.Value), pair.Measure]))
            : "There are no two columns to compare."));
        notebook.Code("rows.corr(numeric_only=True, method=\"spearman\").round(2)");
    }

    private void Anomalies()
    {
        notebook.Markdown("## 5. Anomalous rows\n\n" + (report.Anomalies is { } anomalies
            ? $"Rows unlike the others by an isolation forest of {anomalies.Trees} trees: near 1 is unusual, 0.5 ordinary.\n\n" + MarkdownText.Table(["row", "score", "why"], anomalies.Rows.Take(MostRows).Select(IReadOnlyList<string?> (row) => [row.Number.ToString(CultureInfo.InvariantCulture), Figure(row.Score), string.Join("; ", row.Reasons.Take(3).Select(reason => $"{reason.Column} {reason.Text}"))]))
            : "Not looked for: the table is too small or too wide."));
        notebook.Code("""
            from sklearn.ensemble import IsolationForest

            numbers = rows.select_dtypes("number").drop(columns=[TARGET], errors="ignore")
            forest = IsolationForest(random_state=0).fit(numbers.fillna(numbers.median()))
            rows.assign(oddness=-forest.score_samples(numbers.fillna(numbers.median()))).nlargest(10, "oddness")
            """);
    }

    private void Columns()
    {
        notebook.Markdown(
            "## 6. Missing values and descriptive statistics\n\n"
            + MarkdownText.Table(
                ["column", "type", "missing", "distinct", "mean", "minimum", "median", "maximum", "most frequent"],
                report.Columns.Take(MostShownColumns).Select(Describe))
            + (report.Columns.Count > MostShownColumns ? $"\nThe first {MostShownColumns} of {report.Columns.Count:N0} columns.\n" : ""));
        notebook.Code("rows.describe(include=\"all\").T.join(rows.isna().mean().rename(\"missing\"))");
    }

    private static IReadOnlyList<string?> Describe(ColumnProfile column)
    {
        var missing = string.Create(CultureInfo.InvariantCulture, $"{(column.Rows == 0 ? 0 : 100.0 * column.MissingCount / column.Rows):0.#}%");
        string?[] first = [column.Name, column.Type.ToString(), missing, column.DistinctCount.ToString("N0", CultureInfo.InvariantCulture)];
        return column switch
        {
            NumericProfile numbers => [.. first, Figure(numbers.Mean), Figure(numbers.Min), Figure(numbers.Median), Figure(numbers.Max), ""],
            DateTimeProfile times => [.. first, "", times.Min?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), times.Median?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), times.Max?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ""],
            CategoricalProfile levels => [.. first, "", "", "", "", levels.CommonValues.Count > 0 ? levels.CommonValues[0].Value : ""],
            _ => [.. first, "", "", "", "", ""],
        };
    }

    private static string Figure(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "";
}
