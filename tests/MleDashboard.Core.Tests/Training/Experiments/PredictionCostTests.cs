using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Experiments;

namespace MleDashboard.Core.Tests.Training.Experiments;

public sealed class PredictionCostTests
{
    // 20 µs of processor time a row are 100,000 rows a second on two processors.
    private static readonly Candidate Cheap = Of("Cheap", 1e-6, 12e-6);
    private static readonly Candidate Dear = Of("Dear", 2e-6, 15e-6);
    private static readonly Candidate Stacked = Of("Stacked", 1e-6, 1e-6) with { Stack = new StackInputs { Candidates = ["Cheap", "Dear"], OutputCount = 1 } };

    [Fact]
    public void Of_WithoutALimit_CountsProcessorTimeAgainstThePresets()
    {
        var quick = CostOf(new ExperimentSettings { Target = "y" });

        Assert.True(quick.IsWithin(Cheap) && quick.IsWithin(Dear));
        Assert.False(quick.IsWithin(Cheap, Dear));
        Assert.True(CostOf(new ExperimentSettings { Target = "y", Preset = BuildPreset.Best }).IsWithin(Cheap, Dear));
        Assert.False(CostOf(new ExperimentSettings { Target = "y", Preset = BuildPreset.Preview }).IsLimited);
    }

    [Fact]
    public void Of_WithALimit_CountsWhatWasMeasured()
    {
        var cost = CostOf(new ExperimentSettings { Target = "y", MaxMillisecondsPerRow = 0.0035 });

        Assert.True(cost.IsWithin(Cheap, Dear));
        Assert.False(cost.IsWithin(Stacked));
    }

    [Fact]
    public void SecondsPerRow_OfWhatSharesMembers_CountsEachOnce() =>
        Assert.Equal(28e-6, CostOf(new ExperimentSettings { Target = "y" }).SecondsPerRow(Stacked, Cheap), 1e-12);

    private static PredictionCost CostOf(ExperimentSettings settings) => PredictionCost.Of([Cheap, Dear, Stacked], settings);

    private static Candidate Of(string name, double measured, double estimated) => new()
    {
        Entry = new LeaderboardEntry { Model = name, Learner = "Linear", StackLevel = 1, FitOrder = 1 },
        Validation = [],
        SecondsPerRow = measured,
        ProcessorSecondsPerRow = estimated,
    };
}
