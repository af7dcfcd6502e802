namespace MleDashboard.Web.Features.Models;

/// <summary>What the dialogs say of a name while it is typed; the catalog checks again.</summary>
internal static class ModelNames
{
    public const int MaxLength = 100;

    public static string? Refusal(string name, IEnumerable<string> taken) => name.Trim() switch
    {
        { Length: 0 } => "Give the model a name.",
        { Length: > MaxLength } trimmed => $"The name has {trimmed.Length} characters; at most {MaxLength} are allowed.",
        var trimmed when taken.Contains(trimmed, StringComparer.OrdinalIgnoreCase) => $"There is already a model named '{trimmed}'.",
        _ => null,
    };
}
