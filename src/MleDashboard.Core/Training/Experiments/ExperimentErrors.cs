using MleDashboard.Core.Datasets;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Training.Experiments;

public sealed record TargetColumnMissing(string Column) : Error($"Column '{Column}' is not in this table. Choose another target.");

public sealed record TargetHasNoValues(string Column) : Error($"Column '{Column}' has no values, so there is nothing to learn. Choose another target.");

public sealed record TargetHasOneValue(string Column, string Value) : Error($"Column '{Column}' is '{Value}' in every row, so there is nothing to learn. Choose a target that differs among rows.");

public sealed record TargetHasValuePerRow(string Column) : Error($"Column '{Column}' has nearly a value per row, so no two rows share an answer to learn. Choose a target whose values come again, or a number.");

public sealed record TargetHasTooManyClasses(string Column, int Classes, int Most) : Error($"Column '{Column}' has {Classes:N0} different values; at most {Most:N0} can be predicted as classes. Group its values, or predict a number.");

public sealed record TargetIsAlmostNumeric(string Column, int Others, int Row, string Value) : Error($"Column '{Column}' holds numbers except in {(Others == 1 ? "one row" : $"{Others:N0} rows, the first of them")}: row {Row:N0} says '{Value}'. Correct or empty {(Others == 1 ? "it" : "them")}, or give the column the type Numeric, which leaves {(Others == 1 ? "it" : "them")} out; or choose a category prediction.");

public sealed record TargetIsNotNumeric(string Column) : Error($"Column '{Column}' is not a number, so a numeric prediction is not possible. Choose a category prediction.");

public sealed record TargetIsNotBinary(string Column, int Classes) : Error($"Column '{Column}' has {Classes:N0} different values, not 2. Choose a 3+ category prediction.");

public sealed record TargetIsATime(string Column) : Error($"Column '{Column}' holds points in time, which cannot be predicted. Make a column of the days until then and predict that.");

public sealed record TargetClassTooRare(string Column, string Value, int Rows, int Fewest) : Error($"'{Value}' is the value of {(Rows == 1 ? "a single row" : $"{Rows:N0} rows")} of column '{Column}' and at least {Fewest} are needed: one to learn from, one to judge by. Add rows, or choose another target.");

public sealed record UsedColumnMissing(string Column, string Use) : Error($"Column '{Column}', {Use.TrimEnd(',')}, is not among the columns of this build. Choose another column.");

public sealed record TargetHasAnotherUse(string Column, string Use) : Error($"Column '{Column}' is to be predicted, so it cannot also be the one {Use}. Choose another column.");

public sealed record WeightIsNone(string Column, int Row, string Value) : Error($"Column '{Column}' says how much rows count, but in row {Row:N0} it is {Value}. Every row needs a number of 0 or more.");

public sealed record WeightsAreZero(string Column) : Error($"Column '{Column}' says how much rows count and is 0 in every row, so no row would count. Choose another column, or none.");

public sealed record MonotoneColumnHasNoOrder(string Column) : Error($"Column '{Column}' is not a number, so a prediction cannot rise or fall with it. Take it out of the list.");

public sealed record FillDoesNotFit(string Column, MissingFill Fill, ColumnType Type) : Error($"Missing values of column '{Column}' ({Type.ToString().ToLowerInvariant()}) cannot be filled with {MissingFills.Words(Fill)}. {Possible(Type)}")
{
    private static string Possible(ColumnType type) =>
        MissingFills.For(type) is { Count: > 0 } fills ? $"Choose {string.Join(" or ", fills.Select(MissingFills.Words))}." : "Take it out of the list.";
}

public sealed record PositiveClassMissing(string Column, string Value) : Error($"Column '{Column}' never is '{Value}'. Choose one of its values as the positive class.");

public sealed record TooFewRows(string Column, int Rows, int Fewest) : Error($"A build needs at least {Fewest} rows that have a value in '{Column}'; this table has {Rows:N0}.");

public sealed record NoUsableFeatures(string Reason) : Error($"There is no column left to learn from: {Reason}");

public sealed record SplitColumnMissing(string Column) : Error($"Column '{Column}', by which rows should be held out, is not in this table.");

public sealed record SplitColumnHasNoOrder(string Column) : Error($"Column '{Column}' has no order in time. Hold out rows by a date or a number.");

public sealed record SettingOutOfRange(string Setting, string Range) : Error($"{Setting} must be {Range}.");

public sealed record TooFewGroups(string Column, int Fewest) : Error($"Column '{Column}', by which rows are kept together, has fewer than {Fewest} different values. Choose a column with more, or none.");

public sealed record UnknownMetric(string Name, string Known) : Error($"'{Name}' is not a metric of this kind of prediction. Choose one of {Known}.");

public sealed record UnknownLearner(string Name, string Known) : Error($"'{Name}' is not a learner. Choose among {Known}.");

public sealed record TableTooLarge(string Needed, string Allowed) : Error($"This table needs about {Needed} of memory and a build may use {Allowed}. Use fewer rows or columns, or allow builds more memory.");

/// <summary>Every learner failed; the first reason is shown.</summary>
public sealed record NothingFitted(string Reason) : Error($"No model could be fitted: {Reason}");
