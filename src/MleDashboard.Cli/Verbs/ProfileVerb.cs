using System.CommandLine;
using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Comparison;
using MleDashboard.Core.Profiling.Reports;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle profile FILE --html OUT --json-out OUT</c>, and two files side by side with <c>--compare FILE</c></summary>
internal static class ProfileVerb
{
    /// <summary>What a profile may use when nobody set a limit.</summary>
    private const long MemoryBytes = 2L << 30;

    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("file") { Description = "CSV, TSV, JSON lines, Parquet or XLSX; text may be gzipped." };
        var html = new Option<string?>("--html") { Description = "Write the report as one HTML page that opens offline." };
        var json = new Option<string?>("--json-out") { Description = "Write the whole report as JSON." };
        var seed = new Option<int>("--seed") { Description = "Chooses the sample that correlations of large tables come from." };
        var target = new Option<string?>("--target") { Description = "The column to predict: adds its distribution and what every other column says about it." };
        var column = new Option<string?>("--column") { Description = "Profile this column only, in full whatever the size of the table." };
        var thresholds = new Option<string[]>("--threshold") { Description = "From where on a figure is an alert, as NAME=VALUE, for example Missing=0.2; may be repeated. A wrong name lists them all." };
        var minimal = new Option<bool>("--minimal") { Description = "Leave out the heavier sections: words, duplicate rows, patterns of missing values, interactions. A very large table is profiled so by itself." };
        var sensitive = new Option<bool>("--sensitive") { Description = "Write nothing that comes from a single row: no samples, no extreme values, no rare labels." };
        var hideLabels = new Option<bool>("--hide-labels") { Description = "With --sensitive: no labels of categories either." };
        var compare = new Option<string?>("--compare") { Description = "A second file. Instead of a profile, --html and --json-out get the two side by side with what drifted." };
        var reading = new ReadingOptions();
        var command = new Command("profile", "Describe every column of a file, how columns relate, and what looks wrong.") { file, html, json, seed, target, column, thresholds, minimal, sensitive, hideLabels, compare };
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var output in new[] { parsed.GetValue(html), parsed.GetValue(json) })
            {
                if (output is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output))))
                {
                    return host.Fail(parsed, new OutputFolderMissing(output));
                }
            }

            var limitsOfAlerts = AlertSetting.Apply(new AlertThresholds(), parsed.GetValue(thresholds) ?? []);
            if (!limitsOfAlerts.IsOk)
            {
                return host.Fail(parsed, limitsOfAlerts.Error);
            }

            var path = parsed.GetRequiredValue(file);
            var opened = await TableFile.OpenAsync(host, path, reading.From(parsed), cancellationToken);
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            var table = opened.Value;
            if (new[] { parsed.GetValue(target), parsed.GetValue(column) }.OfType<string>().FirstOrDefault(name => table.Schema.Find(name) is null) is { } missing)
            {
                return host.Fail(parsed, new ColumnMissing(missing));
            }

            var source = SourceOf(path, table);
            if (parsed.GetValue(column) is { } only)
            {
                source = source with { Schema = new DatasetSchema([.. table.Schema.Columns.Where(each => each.Name == only || each.Name == parsed.GetValue(target))]) };
            }

            if (parsed.GetValue(compare) is { } other)
            {
                var second = await TableFile.OpenAsync(host, other, reading.From(parsed), cancellationToken);
                return second.IsOk
                    ? await ComparisonOutput.WriteAsync(host, parsed, source, SourceOf(other, second.Value), new ComparisonSettings { Seed = parsed.GetValue(seed) }, parsed.GetValue(html), parsed.GetValue(json), cancellationToken)
                    : host.Fail(parsed, second.Error);
            }

            var settings = new ProfileSettings { Seed = parsed.GetValue(seed), Target = parsed.GetValue(target), Minimal = parsed.GetValue(minimal), Thresholds = limitsOfAlerts.Value };
            var limits = new JobLimits(Environment.ProcessorCount, MemoryBytes);
            var report = AlertRules.Judge(await host.Get<DatasetProfiler>().ProfileAsync(source, settings, limits, new StageProgress(host), cancellationToken));
            if (parsed.GetValue(sensitive))
            {
                report = SensitiveReport.Of(report, parsed.GetValue(hideLabels));
            }

            if (parsed.GetValue(html) is { } htmlPath)
            {
                await ReportWriter.WriteHtmlAsync(report, htmlPath, cancellationToken);
            }

            if (parsed.GetValue(json) is { } jsonPath)
            {
                await ReportWriter.WriteJsonAsync(report, jsonPath, cancellationToken);
            }

            return host.Succeed(
                parsed,
                new
                {
                    rows = report.Overview.Rows,
                    columns = report.Overview.ColumnCount,
                    missing_cells = report.Overview.MissingCells,
                    duplicate_rows = report.Overview.DuplicateRows,
                    rejected_rows = table.Content.RejectedRows,
                    seconds = report.Reproduction.Seconds,
                    alerts = report.Alerts,
                    target = report.Target,
                    anomalies = report.Anomalies?.Rows,
                    html = parsed.GetValue(html),
                    json = parsed.GetValue(json),
                },
                [
                    $"{report.Overview.Rows:N0} {(report.Overview.Rows == 1 ? "row" : "rows")}, {report.Overview.ColumnCount:N0} {(report.Overview.ColumnCount == 1 ? "column" : "columns")}, {report.Overview.MissingCells:N0} missing cells, {report.Overview.DuplicateRows?.ToString("N0", CultureInfo.InvariantCulture) ?? "uncounted"} duplicate rows ({report.Reproduction.Seconds:0.0} s)",
                    .. report.Alerts.Select(alert => $"  {alert.Severity}: {(alert.Column is null ? "" : alert.Column + ": ")}{alert.Text} {alert.Advice}"),
                    .. (report.Target?.Columns ?? []).Where(column => column.Power is not null).Select(column => string.Create(CultureInfo.InvariantCulture, $"  Power {column.Power:0.00}: {column.Column}")),
                    .. (report.Anomalies?.Rows ?? []).Take(5).Select(row => string.Create(CultureInfo.InvariantCulture, $"  Odd row {row.Number:N0} ({row.Score:0.00}): {string.Join("; ", row.Reasons.Select(reason => $"{reason.Column} {reason.Text}"))}")),
                ]);
        });
        return command;
    }

    private sealed record ColumnMissing(string Column) : Error($"Column '{Column}' is not in this file.");

    private static ProfileSource SourceOf(string path, TableFile table) =>
        new(Path.GetFileName(path), table.ParquetPath, table.Schema, table.Content.Rows, table.Content.Bytes) { Origin = Path.GetFileName(path) };

    private sealed record OutputFolderMissing(string Path) : Error($"The folder of '{Path}' does not exist.");

    private sealed class StageProgress(CliHost host) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => host.Report(value.Stage, value.Fraction);
    }
}
