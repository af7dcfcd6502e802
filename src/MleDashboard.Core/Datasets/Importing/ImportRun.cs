using Microsoft.Extensions.Logging;

namespace MleDashboard.Core.Datasets.Importing;

/// <summary>What the steps of one import share.</summary>
internal sealed record ImportRun(ImportSource Source, ImportLimits Limits, string OutputFolder, string ScratchFolder, IProgress<ImportProgress>? Progress, ILogger Logger)
{
    public string ParquetPath => Path.Combine(OutputFolder, DatasetFiles.Data);

    public RejectLog Rejects { get; } = new(Limits.MaxListedRejects);

    public void Report(string stage, double fraction) => Progress?.Report(new ImportProgress(stage, fraction));

    public string Scratch(string name) => Path.Combine(ScratchFolder, name);
}
