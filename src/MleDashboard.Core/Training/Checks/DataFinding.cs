namespace MleDashboard.Core.Training.Checks;

/// <summary>How bad a finding is: an error stops the build, a warning does not.</summary>
public enum FindingSeverity
{
    Error,
    Warning,
    Info,
}

/// <summary>What was seen in a table before a build.</summary>
/// <param name="Check">Which check: "missing-target".</param>
/// <param name="Column">Null when it is about the whole table or the settings.</param>
/// <param name="Figure">What was counted, as people read it: "12 rows", "3%"; null when there is none.</param>
/// <param name="Text">One sentence that says what was seen.</param>
/// <param name="Action">One sentence that says what to do.</param>
public sealed record DataFinding(string Check, FindingSeverity Severity, string? Column, string? Figure, string Text, string Action);
