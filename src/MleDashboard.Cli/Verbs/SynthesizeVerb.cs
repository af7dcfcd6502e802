using System.CommandLine;
using System.Globalization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Folders;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle synthesize FILE --method trees --model DIR</c></summary>
internal static class SynthesizeVerb
{
    public static Command Create(CliHost host)
    {
        var names = string.Join(", ", SynthesizerCatalog.All.Select(synthesizer => synthesizer.Name));
        var file = new Argument<string>("file") { Description = "The table to learn: CSV, TSV, JSON lines, Parquet or XLSX." };
        var folder = new Option<string>("--model") { Description = "Folder to make for the synthesizer; an older one in it is replaced.", Required = true };
        var method = new Option<string>("--method") { Description = $"One of {names}.", DefaultValueFactory = _ => SynthesizerCatalog.All[0].Name };
        var epochs = new Option<int?>("--epochs") { Description = "Of ctgan and tvae; 300 if left out." };
        var batch = new Option<int?>("--batch-size") { Description = "Rows of a step of ctgan and tvae; 500 if left out." };
        var leaf = new Option<int?>("--leaf") { Description = "Training rows of a leaf of trees; the more, the more private. 20 if left out." };
        var discrete = new Option<string[]>("--discrete") { Description = "Columns that ctgan and tvae learn by their levels; left out, decided by their values.", AllowMultipleArgumentsPerToken = true };
        var leftOut = new Option<string[]>("--leave-out") { Description = "Columns that are not learned and not made.", AllowMultipleArgumentsPerToken = true };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same synthesizer.", DefaultValueFactory = _ => 1 };
        var reading = new ReadingOptions();
        var command = new Command("synthesize", "Learn a table to make rows like its own.") { file, folder, method, epochs, batch, leaf, discrete, leftOut, seed };
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = Path.GetFullPath(parsed.GetRequiredValue(folder));
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(Path.Combine(target, "manifest.json")))
            {
                return host.Fail(parsed, new FolderHoldsOtherThings(target));
            }

            var path = parsed.GetRequiredValue(file);
            var opened = await TableFile.OpenAsync(host, path, reading.From(parsed), cancellationToken);
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            var defaults = new SynthesisSettings();
            string[]? columns = parsed.GetValue(discrete) is { Length: > 0 } chosen ? chosen : null;
            var settings = new SynthesisSettings
            {
                Synthesizer = parsed.GetRequiredValue(method),
                Seed = parsed.GetValue(seed),
                LeftOut = parsed.GetValue(leftOut) ?? [],
                Threads = Environment.ProcessorCount,
                Ctgan = defaults.Ctgan with { Epochs = parsed.GetValue(epochs) ?? defaults.Ctgan.Epochs, BatchRows = parsed.GetValue(batch) ?? defaults.Ctgan.BatchRows, DiscreteColumns = columns },
                Tvae = defaults.Tvae with { Epochs = parsed.GetValue(epochs) ?? defaults.Tvae.Epochs, BatchRows = parsed.GetValue(batch) ?? defaults.Tvae.BatchRows, DiscreteColumns = columns },
                Trees = defaults.Trees with { SmallestLeaf = parsed.GetValue(leaf) ?? defaults.Trees.SmallestLeaf },
            };
            var table = await host.Get<ITableReader>().ReadAsync(opened.Value.ParquetPath, opened.Value.Schema, null, cancellationToken);
            var fitted = await Task.Run(
                () => host.Get<SynthesizerFitter>().Fit(table, settings, $"trained on {Path.GetFileName(path)}", new StderrObserver(host), CancellationToken.None, cancellationToken), cancellationToken);
            return fitted.IsOk ? Finish(host, parsed, fitted.Value, target) : host.Fail(parsed, fitted.Error);
        });
        return command;
    }

    private static int Finish(CliHost host, ParseResult parsed, FittedSynthesizer fitted, string target)
    {
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        SynthesizerFolder.Save(Directory.CreateDirectory(target).FullName, fitted);
        return host.Succeed(
            parsed,
            new
            {
                model = target,
                method = fitted.Synthesizer,
                rows = fitted.Origin.TrainedRows,
                seconds = Math.Round(fitted.Origin.Seconds ?? 0, 3),
                settings = fitted.Facts.ToDictionary(fact => fact.Name, fact => fact.Value),
                columns = fitted.Columns.Select(column => new { column.Name, type = column.Type.ToString(), column.How }),
            },
            [
                .. fitted.Columns.Select(column => $"{column.Name}: {column.How}"),
                "",
                string.Create(CultureInfo.InvariantCulture, $"{fitted.Synthesizer} learned {fitted.Origin.TrainedRows:N0} rows in {fitted.Origin.Seconds:0.0} s, {target}"),
            ]);
    }

    private sealed class StderrObserver(CliHost host) : ISynthesisObserver
    {
        public void Progressed(string stage, double fraction) => host.Report(stage, fraction);

        public void EpochFinished(EpochLosses losses)
        {
            if (losses.Epoch % Math.Max(1, losses.Epochs / 10) == 0)
            {
                host.Note(string.Create(CultureInfo.InvariantCulture, $"     epoch {losses.Epoch}: losses {losses.First:0.000} and {losses.Second:0.000}"));
            }
        }

        public void RowsMade(Table rows)
        {
        }
    }

    private sealed record FolderHoldsOtherThings(string Folder) : Error($"'{Folder}' holds files that are not a synthesizer. Choose an empty or new folder.");
}
