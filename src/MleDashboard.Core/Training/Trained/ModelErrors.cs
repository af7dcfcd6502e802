using MleDashboard.Core.Results;

namespace MleDashboard.Core.Training.Trained;

public sealed record ModelFolderMissing(string Folder) : Error($"There is no model in '{Folder}': its manifest.json was not found.");

public sealed record ModelManifestDamaged() : Error("The model's manifest.json cannot be read. Copy the model folder again, or build the model again.");

public sealed record ModelFromNewerVersion(int Format, int Newest) : Error($"The model was saved in format {Format}; this version reads up to format {Newest}. Update MleDashboard.");

public sealed record ModelFromOlderVersion(int Format, int Oldest) : Error($"The model was saved in format {Format} by an earlier version of MleDashboard; this one reads format {Oldest} and later. Build the model again.");

public sealed record ModelFileMissing(string Path) : Error($"The model's file '{Path}' is missing. Copy the model folder again, or build the model again.");

public sealed record ModelFileUnknown(string Path) : Error($"The model folder has a file '{Path}' that the model does not know. Remove it, or copy the model folder again.");

public sealed record ModelFileChanged(string Path) : Error($"The model's file '{Path}' was changed since the model was saved. Copy the model folder again, or build the model again.");

public sealed record ModelNotMadeHere() : Error("The model's manifest was not signed by this instance, so the model may have been changed. Import it again, or build it here.");
