using System.Text.Json.Serialization;

namespace MleDashboard.Core.Training;

/// <summary>What was done with one column before learning: "booking_id", not used, "left out: unique per row".</summary>
public sealed record FeatureNote(string Column, bool IsUsed, string Text)
{
    private const string LeftOut = "left out: ";

    /// <summary>Why it was left out: "unique per row"; for a used one what was done.</summary>
    [JsonIgnore]
    public string Reason => Text.StartsWith(LeftOut, StringComparison.Ordinal) ? Text[LeftOut.Length..] : Text;

    public static FeatureNote Unused(string column, string reason) => new(column, false, LeftOut + reason);
}
