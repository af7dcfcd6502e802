using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Profiling.Alerts;

public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Look before you build a model.</summary>
    Warning,

    /// <summary>Will spoil a model or an analysis if nothing is done.</summary>
    High,
}

/// <summary>A finding that someone should act on.</summary>
/// <param name="Rule">Name of the rule: "missing".</param>
/// <param name="Column">Null when it is about the whole table.</param>
/// <param name="Text">One sentence with the figure.</param>
/// <param name="Advice">One sentence: what to do.</param>
public sealed record Alert(string Rule, AlertSeverity Severity, string? Column, string Text, string Advice)
{
    /// <summary>The other column, when two are concerned.</summary>
    public string? OtherColumn { get; init; }

    /// <summary>What was measured and from where on it is a finding; null where nothing is compared.</summary>
    public AlertFigure? Figure { get; init; }

    /// <summary>The one thing that can be done about it here; null when it needs a person.</summary>
    public AlertAction? Action { get; init; }
}

/// <param name="Threshold">Name of the setting in <see cref="AlertThresholds"/>: "Missing".</param>
public sealed record AlertFigure(double Value, string Threshold, double Limit);

public enum AlertActionKind
{
    /// <summary>Leave the column out of new models.</summary>
    DropColumn,

    /// <summary>Give the column another type: a new version of the dataset.</summary>
    ChangeType,

    /// <summary>Leave out rows equal to an earlier one: a new version of the dataset.</summary>
    DropDuplicates,

    /// <summary>Fill the column's missing values in new models, from their training rows.</summary>
    Impute,
}

/// <param name="Column">The column to act on; null for the whole table.</param>
/// <param name="Type">The new type of <see cref="AlertActionKind.ChangeType"/>.</param>
public sealed record AlertAction(AlertActionKind Kind, string? Column, ColumnType? Type = null);
