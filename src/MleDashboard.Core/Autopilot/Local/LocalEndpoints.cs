namespace MleDashboard.Core.Autopilot.Local;

/// <summary>What lies behind an endpoint of this server.</summary>
public static class LocalEndpoints
{
    public const string Artifact = "artifact";
    public const string Candidate = "candidate";

    /// <summary>A deployment is a name for a model that is there: it answers at once.</summary>
    public static EndpointFacts FactsOf(AutopilotEndpoint endpoint, string artifactKey, string candidate) => new()
    {
        Status = EndpointStatus.InService,
        Url = UrlOf(endpoint.Name, endpoint.Version),
        Parts = new Dictionary<string, string> { [Artifact] = artifactKey, [Candidate] = candidate },
    };

    /// <summary>Of one version; without its part the address is that of the newest.</summary>
    public static string UrlOf(string name, int version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/api/v1/endpoints/{name}/v{version}/invocations");
}
