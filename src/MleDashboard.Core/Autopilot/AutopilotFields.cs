namespace MleDashboard.Core.Autopilot;

/// <summary>Names of the form's fields, each on one step.</summary>
public static class AutopilotFields
{
    public const string Name = "name";
    public const string Engine = "engine";
    public const string Input = "input";
    public const string Output = "output";
    public const string Target = "target";
    public const string Columns = "columns";
    public const string Weight = "weight";
    public const string Method = "method";
    public const string Algorithms = "algorithms";
    public const string ProblemType = "problem";
    public const string Objective = "objective";
    public const string Validation = "validation";
    public const string Candidates = "candidates";
    public const string TrialTime = "trial-time";
    public const string Time = "time";
    public const string Endpoint = "endpoint";
    public const string Tags = "tags";
    public const string Encryption = "encryption";
    public const string Vpc = "vpc";
    public const string Test = "test";
}
