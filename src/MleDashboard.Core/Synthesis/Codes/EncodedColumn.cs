namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>The rows of one column as a network sees them: which of its choices each row has (a level, a mode), and for numbers where in the mode it lies.</summary>
/// <param name="Choices">From 0 to the code's Choices - 1.</param>
/// <param name="Offsets">From -1 to 1; null for discrete columns.</param>
public sealed record EncodedColumn(int[] Choices, float[]? Offsets);
