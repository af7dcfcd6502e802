namespace MleDashboard.Core.Datasets.Importing.Sniffing;

/// <summary>A compressed file unpacked to more than it may.</summary>
internal sealed class UnpackLimitException : IOException;
