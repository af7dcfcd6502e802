using MleDashboard.Web.Features.Autopilot;

namespace MleDashboard.Web.Tests.Features.Autopilot;

public sealed class EndpointSnippetsTests
{
    [Fact]
    public void Of_JsonWithQuotes_IsEscapedForEachLanguage()
    {
        var calls = EndpointSnippets.Of("http://host/x", "{ \"rows\":\n [ { \"name\": \"O'Hara \\\"x\\\"\" } ] }").ToDictionary(call => call.Language, call => call.Code);

        Assert.Contains("-H \"Content-Type: application/json\"", calls["curl"], StringComparison.Ordinal);
        Assert.DoesNotContain("O'Hara", calls["curl"], StringComparison.Ordinal);
        Assert.Equal(["curl", "Python", "C#"], EndpointSnippets.Of("u", "{}").Select(call => call.Language));
    }

    [Fact]
    public void Of_Csv_IsSentAsCsv() => Assert.All(EndpointSnippets.Of("http://host/x", "a,b\n1,2"), call => Assert.Contains("text/csv", call.Code, StringComparison.Ordinal));
}
