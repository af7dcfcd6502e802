using System.CommandLine;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Checks;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle validate FILE --target COLUMN</c>: what a build would meet in the table, before it is begun.</summary>
internal static class ValidateVerb
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("file") { Description = "Training table: CSV, TSV, JSON lines, Parquet or XLSX." };
        var reading = new ReadingOptions();
        var experiment = new ExperimentOptions();
        var command = new Command("validate", "Check a table and the settings of a build before the build. Exit code 2 when the build would be refused.") { file };
        experiment.AddTo(command);
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await TableFile.OpenAsync(host, parsed.GetRequiredValue(file), reading.From(parsed), cancellationToken);
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            var table = await host.Get<ITableReader>().ReadAsync(opened.Value.ParquetPath, opened.Value.Schema, null, cancellationToken);
            var findings = DataChecks.Run(table, experiment.From(parsed));
            host.Succeed(
                parsed,
                new
                {
                    can_build = findings.All(finding => finding.Severity != FindingSeverity.Error),
                    findings = findings.Select(finding => new
                    {
                        check = finding.Check,
                        severity = finding.Severity.ToString().ToLowerInvariant(),
                        column = finding.Column,
                        figure = finding.Figure,
                        text = finding.Text,
                        action = finding.Action,
                    }),
                },
                findings.Count == 0 ? ["Nothing was found that a build would mind."] : [.. findings.Select(LineOf)]);
            return findings.Any(finding => finding.Severity == FindingSeverity.Error) ? CliHost.BadInput : 0;
        });
        return command;
    }

    /// <summary>"warning: 12 rows of ... These rows are left out."</summary>
    public static string LineOf(DataFinding finding) => $"{finding.Severity.ToString().ToLowerInvariant()}: {finding.Text} {finding.Action}";
}
