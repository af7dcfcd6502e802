using System.Globalization;

namespace MleDashboard.Web.Features.Models;

/// <summary>What the dialogs say of a name while it is typed; the catalog checks again.</summary>
internal static class ModelNames
{
    public const int MaxLength = 100;

    /// <summary>The name to begin with: the table's, with a number when a model has it already.</summary>
    public static string Free(string tableName, IReadOnlyCollection<string> taken)
    {
        var first = tableName.Length > MaxLength - 5 ? tableName[..(MaxLength - 5)].TrimEnd() : tableName;
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? first : string.Create(CultureInfo.InvariantCulture, $"{first} {number}"))
            .First(candidate => !taken.Contains(candidate, StringComparer.OrdinalIgnoreCase));
    }

    public static string? Refusal(string name, IEnumerable<string> taken) => name.Trim() switch
    {
        { Length: 0 } => "Give the model a name.",
        { Length: > MaxLength } trimmed => $"The name has {trimmed.Length} characters; at most {MaxLength} are allowed.",
        var trimmed when taken.Contains(trimmed, StringComparer.OrdinalIgnoreCase) => $"There is already a model named '{trimmed}'.",
        _ => null,
    };
}
