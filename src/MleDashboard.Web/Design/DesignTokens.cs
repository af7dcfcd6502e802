using System.Reflection;
using System.Text.RegularExpressions;

namespace MleDashboard.Web.Design;

/// <summary>The colours of tokens.css, read from the style sheet itself, so that code which needs a value (Mud's theme, charts) names none.</summary>
public sealed partial class DesignTokens
{
    private readonly IReadOnlyDictionary<string, string> _values;

    private DesignTokens(IReadOnlyDictionary<string, string> values) => _values = values;

    public static DesignTokens Light { get; } = new(Read(dark: false));

    public static DesignTokens Dark { get; } = new(Read(dark: true));

    /// <summary>Value of <c>--name</c>: <c>DesignTokens.Light["accent"]</c>.</summary>
    /// <exception cref="KeyNotFoundException">No such token.</exception>
    public string this[string name] => _values[name];

    public static DesignTokens For(bool dark) => dark ? Dark : Light;

    private static Dictionary<string, string> Read(bool dark)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("tokens.css")
            ?? throw new InvalidOperationException("tokens.css is not embedded.");
        using var reader = new StreamReader(stream);
        var sheet = reader.ReadToEnd();
        var split = sheet.IndexOf(":root[data-theme=\"dark\"]", StringComparison.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Declaration().Matches(dark ? sheet : sheet[..split]))
        {
            values[match.Groups[1].Value] = match.Groups[2].Value.Trim();
        }

        return values;
    }

    [GeneratedRegex(@"--([a-z0-9-]+):\s*([^;]+);")]
    private static partial Regex Declaration();
}
