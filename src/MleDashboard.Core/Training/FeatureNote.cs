namespace MleDashboard.Core.Training;

/// <summary>What was done with one column before learning: "booking_id left out: one value per row".</summary>
public sealed record FeatureNote(string Column, bool IsUsed, string Text);
