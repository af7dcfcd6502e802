using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Results;

namespace MleDashboard.Cli;

/// <summary>No file at that path.</summary>
internal sealed record FileMissing(string Path) : Error($"There is no file '{Path}'.");

/// <summary>A file of any format that was read into our Parquet, for verbs that work on tables.</summary>
/// <param name="ParquetPath">In a scratch folder, unless an output folder was given.</param>
internal sealed record TableFile(string ParquetPath, ImportedTable Content)
{
    public DatasetSchema Schema => Content.Schema;

    /// <param name="options">Null detects everything.</param>
    public static async Task<Result<TableFile>> OpenAsync(CliHost host, string path, ImportOptions? options, CancellationToken cancellationToken, string? outputFolder = null)
    {
        if (!File.Exists(path))
        {
            return new FileMissing(path);
        }

        var folder = outputFolder is null ? host.NewScratchFolder() : Directory.CreateDirectory(outputFolder).FullName;
        var progress = new StageProgress(host);
        var source = new ImportSource(Path.GetFullPath(path), Path.GetFileName(path), options ?? new ImportOptions());
        var imported = await host.Get<DatasetImporter>().ImportAsync(source, new ImportLimits(), folder, host.NewScratchFolder(), progress, cancellationToken);
        return imported.IsOk ? new TableFile(Path.Combine(folder, DatasetFiles.Data), imported.Value) : imported.Error;
    }

    private sealed class StageProgress(CliHost host) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => host.Report(value.Stage, value.Fraction);
    }
}
