using MleDashboard.Core.Results;

namespace MleDashboard.Core.Synthesis;

public sealed record TooFewRowsToLearn(long Rows, int Least)
    : Error($"The table has {Rows:N0} {(Rows == 1 ? "row" : "rows")}, and a synthesizer learns from at least {Least}: rows made from fewer would be copies. Choose a larger table.");

public sealed record SynthesizerUnknown(string Name)
    : Error($"There is no synthesizer '{Name}'. Choose one of {string.Join(", ", SynthesizerCatalog.All.Select(synthesizer => synthesizer.Name))}.");

public sealed record SynthesisSettingsUnfit(string Problem) : Error(Problem);

public sealed record NothingToLearn() : Error("Every column is left out, so there is nothing to learn. Keep at least one column.");

public sealed record CombinationColumnMissing(string Column) : Error($"The fixed combination names a column '{Column}' that is not in the table, is left out, or is in another combination. Choose other columns.");

public sealed record SynthesizerFolderMissing(string Folder) : Error($"There is no synthesizer in '{Folder}': its manifest.json was not found.");

public sealed record SynthesizerDamaged(string What) : Error($"The synthesizer cannot be read: {What} Copy or train it again.");

public sealed record SynthesizerFromNewerVersion(int Format, int Newest)
    : Error($"The synthesizer was saved in format {Format}; this version reads up to format {Newest}. Update MleDashboard.");

public sealed record SynthesizerNotMadeHere()
    : Error("The synthesizer's manifest was not signed by this instance, so it may have been changed. Upload it again, or train it here.");

/// <summary>A file of Python's that was not opened; <paramref name="Why"/> is a whole sentence.</summary>
public sealed record PythonModelRefused(string Why) : Error(Why);
