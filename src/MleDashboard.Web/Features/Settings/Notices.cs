using System.Reflection;
using System.Text.Json;

namespace MleDashboard.Web.Features.Settings;

/// <summary>A third-party part with its licence.</summary>
internal sealed record Notice(string Name, string Version, string Licence);

/// <summary>What the About tab lists. notices.json is written from the restored packages by a test when MLE_UPDATE_NOTICES is set, and the same test fails when it is out of date.</summary>
internal static class Notices
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Notice> All { get; } = Read();

    public static string ProductVersion { get; } =
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    private static List<Notice> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("notices.json")
            ?? throw new InvalidOperationException("notices.json is not embedded.");
        return JsonSerializer.Deserialize<List<Notice>>(stream, Options) ?? [];
    }
}
