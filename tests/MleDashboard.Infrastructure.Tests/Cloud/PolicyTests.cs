using System.Text.Json;
using System.Text.RegularExpressions;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>The policy that users are given has what the program calls in SageMaker, and no more.</summary>
public sealed partial class PolicyTests
{
    [Fact]
    public void Policy_SageMakerActions_AreTheCallsOfTheGateway()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "MleDashboard.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var called = Directory.GetFiles(Path.Combine(root, "src/MleDashboard.Infrastructure/Cloud"), "SageMakerGateway*.cs")
            .SelectMany(file => Call().Matches(File.ReadAllText(file)))
            .Select(call => call.Groups[1].Value);
        using var policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "deploy/aws/mledashboard-policy.json")));
        var allowed = policy.RootElement.GetProperty("Statement").EnumerateArray()
            .SelectMany(statement => statement.GetProperty("Action").EnumerateArray())
            .Select(action => action.GetString()!)
            .Where(action => action.StartsWith("sagemaker:", StringComparison.Ordinal))
            .Select(action => action["sagemaker:".Length..]);

        // Creation with tags needs the right to tag.
        Assert.Equal(called.Append("AddTags").Distinct().Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"client\.(\w+)Async\(")]
    private static partial Regex Call();
}
