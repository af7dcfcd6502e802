namespace MleDashboard.Core.Autopilot;

/// <summary>Which rows were kept from every engine: the same version, target, share and seed give the same rows.</summary>
public sealed record LockedTestKey(Guid DatasetVersionId, string Target, double TestFraction, int Seed);
