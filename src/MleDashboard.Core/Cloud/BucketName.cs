using System.Text.RegularExpressions;

namespace MleDashboard.Core.Cloud;

/// <summary>Amazon S3 User Guide, "General purpose bucket naming rules", checked before a name is sent.</summary>
public static partial class BucketName
{
    private static readonly string[] ReservedStarts = ["xn--", "sthree-", "amzn-s3-demo-"];
    private static readonly string[] ReservedEnds = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

    /// <summary>What is wrong with the name in one sentence, or null.</summary>
    public static string? Check(string name) => name switch
    {
        { Length: < 3 or > 63 } => "A bucket name has 3 to 63 characters.",
        _ when !Characters().IsMatch(name) => "A bucket name has only lower-case letters, digits, hyphens and dots.",
        _ when !char.IsAsciiLetterOrDigit(name[0]) || !char.IsAsciiLetterOrDigit(name[^1]) => "A bucket name starts and ends with a letter or a digit.",
        _ when name.Contains("..", StringComparison.Ordinal) => "A bucket name has no two dots side by side.",
        _ when Address().IsMatch(name) => "A bucket name must not look like an IP address.",
        _ when ReservedStarts.FirstOrDefault(start => name.StartsWith(start, StringComparison.Ordinal)) is { } start => $"Names that start with '{start}' are reserved by AWS.",
        _ when ReservedEnds.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } end => $"Names that end with '{end}' are reserved by AWS.",
        _ => null,
    };

    [GeneratedRegex(@"\A[a-z0-9.\-]+\z")]
    private static partial Regex Characters();

    [GeneratedRegex(@"\A\d{1,3}(\.\d{1,3}){3}\z")]
    private static partial Regex Address();
}
