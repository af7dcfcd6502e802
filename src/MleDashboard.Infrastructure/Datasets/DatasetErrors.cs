using MleDashboard.Core.Datasets;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Datasets;

public sealed record DatasetNameNotValid() : Error("A dataset's name has 1 to 100 characters.");

public sealed record DatasetNameTaken(string Name) : Error($"A dataset named '{Name}' exists already. Choose another name, or import the file as a new version of it.");

public sealed record DatasetVersionNotReady(string Label, string State) : Error($"'{Label}' is {State}; wait until it is ready or choose another version.")
{
    internal static DatasetVersionNotReady For(DatasetVersion version) => new(
        DatasetRecords.Label(version.DatasetName, version.Number),
        version.State == DatasetVersionState.Importing ? "still being imported" : "not usable");
}

public sealed record UploadGone(string FileName) : Error($"The uploaded file '{FileName}' is no longer on the server. Upload it again.");

public sealed record TestFractionOutOfRange(double Fraction) : Error($"The test part is a share between 0 and 1; {Fraction} is not.");

public sealed record ColumnMissing(string Column, string Label) : Error($"Column '{Column}' is not in '{Label}'.");

public sealed record SplitRulesExclude() : Error("Choose either a column to keep balanced or a column to order by, not both.");

public sealed record ColumnTypesUnchanged() : Error("No column's type was changed.");
