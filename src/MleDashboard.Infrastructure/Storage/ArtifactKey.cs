using System.Buffers;

namespace MleDashboard.Infrastructure.Storage;

/// <summary>Keys are ours and simple; everything a path could mean beyond a name is refused by not being in the list.</summary>
internal static class ArtifactKey
{
    private const int MaxLength = 200;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    public static bool IsValid(string key) =>
        key.Length is > 0 and <= MaxLength
        && key.Split('/').All(part => part.Length > 0 && !part.AsSpan().ContainsAnyExcept(Allowed));
}
