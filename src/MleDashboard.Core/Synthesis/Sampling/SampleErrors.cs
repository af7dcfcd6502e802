using MleDashboard.Core.Results;

namespace MleDashboard.Core.Synthesis.Sampling;

public sealed record SampleRowsOutOfRange(long Rows) : Error($"{Rows:N0} rows were asked for. Ask for 1 to {SampleRequest.MostRows:N0}.");

public sealed record SampleColumnUnknown(string Column, string Where) : Error($"{Where} names a column '{Column}' that this synthesizer does not make.");

public sealed record SampleColumnInvented(string Column) : Error($"Column '{Column}' is made new for each row and not learned, so no condition or formula can ask for its values.");

public sealed record SampleValueUnknown(string Column, string? Value, string Known)
    : Error($"Column '{Column}' never has the value '{Value ?? "missing"}'{(Known.Length > 0 ? $"; it has {Known}" : "")}. Choose a value that occurs.");

public sealed record SampleShareOutOfRange(string Column) : Error($"The shares asked of column '{Column}' are not above 0 and at most 100% together. Change them.");

public sealed record FormulaUnreadable(string Formula, string Why) : Error($"The formula '{Formula}' cannot be read: {Why}");

public sealed record SampleStarved(string What, long Tried)
    : Error($"Of {Tried:N0} rows made, next to none had {What}: it is too rare to be met. Ask for less, or train on a table that has more such rows.");

/// <summary>Sampling ended before its rows were full, with the sentence that the user reads.</summary>
public sealed class SampleEndedException(Error error) : Exception(error.Message)
{
    public Error Error { get; } = error;
}
