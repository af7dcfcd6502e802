using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Splitting;

public sealed record TestFractionOutOfRange(double Fraction) : Error($"The test part cannot be {Fraction:0.###} of the rows: choose a share between 0 and 1.");

public sealed record TooFewRowsToSplit(long Rows) : Error($"A table with {Rows:N0} {(Rows == 1 ? "row" : "rows")} cannot be split; two are needed.");

public sealed record SplitColumnMissing(string Column) : Error($"Column '{Column}' is not in this dataset, so the rows cannot be divided by it.");

public sealed record NotAnOrder(string Column) : Error($"Column '{Column}' has no order: choose a date or a number to split by time.");

public sealed record StratifyAndOrder() : Error("A split by time cannot keep shares as well: choose one of the two.");

public sealed record TooManyStrata(string Column, int Levels)
    : Error($"Column '{Column}' has {Levels:N0} different values, nearly one a row, so their shares cannot be kept. Choose a column with fewer values.");
