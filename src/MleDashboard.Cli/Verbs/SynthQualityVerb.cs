using System.CommandLine;
using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Quality;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle synth-quality REAL SYNTHETIC --holdout FILE --target COLUMN</c></summary>
internal static class SynthQualityVerb
{
    private const int ShownLines = 8;

    public static Command Create(CliHost host)
    {
        var real = new Argument<string>("real") { Description = "The table that the synthesizer learned." };
        var synthetic = new Argument<string>("synthetic") { Description = "The rows it made." };
        var holdout = new Option<string?>("--holdout") { Description = "Real rows that it has not seen: needed for the use test, and what privacy is measured against." };
        var target = new Option<string?>("--target") { Description = "Column of the use test: trained on synthetic rows, judged on the holdout." };
        var seed = new Option<int>("--seed") { Description = "Of the samples and the models.", DefaultValueFactory = _ => 1 };
        var reading = new ReadingOptions();
        var command = new Command("synth-quality", "Compare synthetic rows with the real ones: likeness, use and privacy.") { real, synthetic, holdout, target, seed };
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var ours = await ReadAsync(host, parsed.GetRequiredValue(real), reading.From(parsed), null, cancellationToken);
            if (!ours.IsOk)
            {
                return host.Fail(parsed, ours.Error);
            }

            if (parsed.GetValue(target) is { } name && ours.Value.Find(name) is null)
            {
                return host.Fail(parsed, new TargetMissing(name));
            }

            var theirs = await ReadAsync(host, parsed.GetRequiredValue(synthetic), reading.From(parsed), ours.Value, cancellationToken);
            var held = parsed.GetValue(holdout) is { } path ? await ReadAsync(host, path, reading.From(parsed), ours.Value, cancellationToken) : (Result<Table>?)null;
            if (!theirs.IsOk || held is { IsOk: false })
            {
                return host.Fail(parsed, theirs.Error ?? held!.Value.Error!);
            }

            host.Report("Comparing", 0.5);
            var report = await host.Get<QualityJudge>().JudgeAsync(
                ours.Value, theirs.Value, held?.Value, parsed.GetValue(target), host.NewScratchFolder(), parsed.GetValue(seed), Environment.ProcessorCount, cancellationToken);
            return Show(host, parsed, report);
        });
        return command;
    }

    private static async Task<Result<Table>> ReadAsync(CliHost host, string path, ImportOptions? options, Table? like, CancellationToken cancellationToken)
    {
        // The real table's types are everybody's: a column of few rows could be taken for another kind.
        var types = like?.Columns.ToDictionary(column => column.Name, column => column.Type);
        var opened = await TableFile.OpenAsync(host, path, types is null ? options : (options ?? new ImportOptions()) with { ColumnTypes = types }, cancellationToken);
        return opened.IsOk ? await host.Get<ITableReader>().ReadAsync(opened.Value.ParquetPath, opened.Value.Schema, null, cancellationToken) : opened.Error;
    }

    private static int Show(CliHost host, ParseResult parsed, QualityReport report)
    {
        var verdicts = QualityVerdicts.Of(report);
        return host.Succeed(
            parsed,
            new
            {
                score = Rounded(report.Score),
                column_shapes = Rounded(report.ShapeScore),
                column_pair_trends = Rounded(report.TrendScore),
                coverage = report.Shapes.Count == 0 ? double.NaN : Rounded(report.Shapes.Average(shape => shape.Coverage)),
                use = report.Use is { } use
                    ? new { use.Target, use.Metric, trained_on_real = Rounded(use.TrainedOnReal), trained_on_synthetic = Rounded(use.TrainedOnSynthetic), baseline = Rounded(use.Baseline), kept_share = Rounded(use.KeptShare), use.IsUseless }
                    : null,
                detection_auc = Rounded(report.Detection.Auc),
                privacy = new
                {
                    copies = Rounded(report.Privacy.Copies),
                    holdout_copies = report.Privacy.HoldoutCopies,
                    nearest_distance = Rounded(report.Privacy.NearestDistance),
                    holdout_nearest_distance = report.Privacy.HoldoutNearestDistance,
                },
                validity = report.Validity,
                shapes = report.Shapes,
                trends = report.Trends,
                verdicts,
            },
            [
                string.Create(CultureInfo.InvariantCulture, $"Score {report.Score:0.000}: columns {report.ShapeScore:0.000}, pairs {report.TrendScore:0.000}"),
                .. report.Shapes.Take(ShownLines).Select(shape => string.Create(CultureInfo.InvariantCulture, $"  {shape.Score:0.000} {shape.Column} ({shape.Measure}, coverage {shape.Coverage:0.00})")),
                "",
                .. verdicts.Select(verdict => $"{verdict.Level}: {verdict}"),
            ]);
    }

    private static double Rounded(double value) => Math.Round(value, 6);

    private sealed record TargetMissing(string Column) : Error($"Column '{Column}' is not in the real table. Choose one of its columns as target.");
}
