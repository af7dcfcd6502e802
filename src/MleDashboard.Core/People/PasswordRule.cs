namespace MleDashboard.Core.People;

/// <summary>What a password must be: long, nothing else (NIST SP 800-63B, section 5.1.1.2, asks for at least 8 and advises against character classes).</summary>
public static class PasswordRule
{
    public const int MinLength = 12;
}
