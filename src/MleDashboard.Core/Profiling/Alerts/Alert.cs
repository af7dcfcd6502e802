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
}
