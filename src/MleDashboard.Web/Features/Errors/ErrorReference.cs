using System.Security.Cryptography;

namespace MleDashboard.Web.Features.Errors;

/// <summary>Short numbers that a user can read out and an administrator finds in the log.</summary>
internal static class ErrorReference
{
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Next() => RandomNumberGenerator.GetString(Alphabet, 8);
}
