namespace MleDashboard.Core.Synthesis.Python;

/// <summary>A pickle that cannot be read or must not be; the message says which in a sentence that a user may read.</summary>
public sealed class PickleException(string message) : FormatException(message);
