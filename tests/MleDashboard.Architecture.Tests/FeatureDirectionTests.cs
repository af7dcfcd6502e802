namespace MleDashboard.Architecture.Tests;

/// <summary>Features of Core point one way; a row says what a feature must not name.</summary>
public sealed class FeatureDirectionTests
{
    private static readonly string[] Order =
        ["Results", "People", "Storage", "Jobs", "Cloud", "Datasets", "Metrics", "Neural", "Profiling", "Training", "Explanation", "Models", "Synthesis", "Prediction", "Autopilot"];

    /// <summary>Pairs that the order would forbid and that are wanted: a job hands its owner and limits around.</summary>
    private static readonly HashSet<(string From, string To)> Allowed = [];

    public static TheoryData<string, string> Forbidden()
    {
        var rows = new TheoryData<string, string>();
        for (var from = 0; from < Order.Length; from++)
        {
            for (var to = from + 1; to < Order.Length; to++)
            {
                if (!Allowed.Contains((Order[from], Order[to])))
                {
                    rows.Add(Order[from], Order[to]);
                }
            }
        }

        rows.Add("Training", "Profiling");
        rows.Add("Synthesis", "Explanation");
        return rows;
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Feature_DoesNotNameALaterOne(string feature, string later)
    {
        var offenders = Layers.Offenders(
            type => Layers.IsIn(type, $"MleDashboard.Core.{feature}") && !type.FullName.EndsWith(".JobCatalog", StringComparison.Ordinal),
            $"MleDashboard.Core.{later}");

        Assert.Empty(offenders);
    }
}
