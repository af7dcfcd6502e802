using System.Text.RegularExpressions;

namespace MleDashboard.Core.Autopilot;

/// <summary>Name patterns of the service (API version 2017-07-24), kept by both engines so that an experiment can move.</summary>
public static partial class AutopilotNames
{
    public const int MostOfExperiment = 32;
    public const int MostOfEndpoint = 63;

    public static bool IsExperiment(string name) => ExperimentPattern().IsMatch(name) && name.Length <= MostOfExperiment;

    public static bool IsEndpoint(string name) => EndpointPattern().IsMatch(name) && name.Length <= MostOfEndpoint;

    public static bool IsS3Uri(string uri) => uri.Length <= 1024 && S3Pattern().IsMatch(uri);

    public static bool IsKmsKey(string key) => key.Length is > 0 and <= 2048 && KmsPattern().IsMatch(key);

    public static bool IsTagKey(string key) => key.Length is > 0 and <= 128 && TagPattern().IsMatch(key) && !key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    public static bool IsTagValue(string value) => value.Length <= 256 && TagPattern().IsMatch(value);

    public static bool IsVpcId(string id) => id.Length is > 0 and <= 32 && VpcPattern().IsMatch(id);

    public static bool IsSampleWeight(string column) => column.Length is > 0 and <= 256 && WeightPattern().IsMatch(column);

    /// <summary>A name from any text: what is not allowed becomes a hyphen.</summary>
    public static string From(string text, int most)
    {
        var parts = Forbidden().Split(text.Normalize(System.Text.NormalizationForm.FormD)).Where(part => part.Length > 0);
        var name = string.Join('-', parts);
        name = name.Length > most ? name[..most] : name;
        return name.TrimEnd('-') is { Length: > 0 } good ? good : "experiment";
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}\z")]
    private static partial Regex ExperimentPattern();

    [GeneratedRegex(@"\A[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}\z")]
    private static partial Regex EndpointPattern();

    [GeneratedRegex(@"\As3://([^/]+)/?(.*)\z")]
    private static partial Regex S3Pattern();

    [GeneratedRegex(@"\A[a-zA-Z0-9:/_-]*\z")]
    private static partial Regex KmsPattern();

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\A[-0-9a-zA-Z]+\z")]
    private static partial Regex VpcPattern();

    [GeneratedRegex(@"\A[a-zA-Z0-9_-]+\z")]
    private static partial Regex WeightPattern();

    [GeneratedRegex(@"[^a-zA-Z0-9]+")]
    private static partial Regex Forbidden();
}
