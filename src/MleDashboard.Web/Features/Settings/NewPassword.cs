using System.Security.Cryptography;

namespace MleDashboard.Web.Features.Settings;

/// <summary>A password to hand over: four groups that can be read out, about 98 bits.</summary>
internal static class NewPassword
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string Make() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
}
