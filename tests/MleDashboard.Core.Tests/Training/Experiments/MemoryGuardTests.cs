using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Tests.Training.Experiments;

public sealed class MemoryGuardTests
{
    [Fact]
    public void Refusal_OfTheSecondLevel_CountsTheColumnsOfTheFirst()
    {
        var (features, target) = TrainingSetupHelpers.MakeTask(ProblemType.Binary, 20_000);
        var data = new TrainingData(features, target, null, RowSplitter.Folds(target, 2, seed: 0), seed: 0, threads: 1);
        var trial = new Trial("LightGBM_L2", LearnerCatalog.Find("LightGBM")!, new Dictionary<string, double>(), Level: 2);
        var inputs = StackInputs.Of([.. Enumerable.Range(0, 100).Select(number => $"LightGBM_T{number}")], target);

        // 64 MB of its own, 10,000 rows of some 10 columns and 20,000 of 100 more: 8 MB for the widened matrix and 2 for the learner.
        var settings = new ExperimentSettings { Target = "answer", Threads = 1, MemoryBytes = 72L << 20 };

        Assert.Null(new MemoryGuard(data, settings).Refusal(trial, null));
        Assert.Matches("^needs about [0-9]+ MB, 72 MB are allowed$", new MemoryGuard(data, settings).Refusal(trial, inputs));
    }
}
