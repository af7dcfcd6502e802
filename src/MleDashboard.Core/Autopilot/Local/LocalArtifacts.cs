namespace MleDashboard.Core.Autopilot.Local;

/// <summary>Locations of this server's artifacts: the key of a folder in the store, a slash and the file's name.</summary>
public static class LocalArtifacts
{
    public const string Kind = "experiments";

    /// <summary>A part of a run is stored when it is done, each under a key that has the attempt's lease in it.</summary>
    public static string KeyOf(Guid experimentId, string part, long lease) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Kind}/{experimentId:N}/{part}-{lease}");

    /// <summary>The folders that a run's artifacts lie in.</summary>
    public static IReadOnlySet<string> KeysOf(AutopilotRun run) =>
        run.Artifacts.Select(artifact => artifact.Location.LastIndexOf('/') is var slash and > 0 ? artifact.Location[..slash] : "").Where(key => key.StartsWith($"{Kind}/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
}
