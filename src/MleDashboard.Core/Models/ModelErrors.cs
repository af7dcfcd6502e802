using MleDashboard.Core.Results;

namespace MleDashboard.Core.Models;

internal sealed record DatasetVersionGone() : Error("The dataset version was deleted before the job began. Choose another one.");

internal sealed record DatasetVersionNotReady(string Name) : Error($"'{Name}' is not ready: its import has not finished, or it failed. Wait for it, or import it again.");

internal sealed record ModelFilesGone() : Error("The files of this version are not in the store any more. Restore them from a backup, or build the model again.");

internal sealed record ModelReportUnreadable(string File) : Error($"The model's {File} was written by another version of MleDashboard and cannot be read. Build the model again.");

internal sealed record ModelVersionGone() : Error("The model was deleted before its build began.");
