using System.Security.Cryptography;

namespace MleDashboard.Core.Training.Trained;

/// <summary>SHA-256 of a model's files, and the keyed hash that says an instance made the manifest itself.</summary>
internal static class ModelHash
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static string OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public static string Keyed(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content) => Convert.ToHexStringLower(HMACSHA256.HashData(key, content));

    public static bool AreEqual(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(left), System.Text.Encoding.UTF8.GetBytes(right));
}
