using Microsoft.Extensions.Time.Testing;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.NeuralNetwork;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Tests.Training.Learners;

public sealed class NeuralNetworkTests
{
    private static readonly NeuralNetworkLearner Learner = new();

    /// <summary>Of y = noise uniform in [0, 1) on any x: the mean and the median are 0.5, the quantile 0.9 is 0.9.</summary>
    [Theory]
    [InlineData(RegressionLoss.Squared, 0.5)]
    [InlineData(RegressionLoss.Absolute, 0.5)]
    [InlineData(RegressionLoss.Quantile, 0.9)]
    public void Fit_WithALoss_AimsAtIt(RegressionLoss loss, double expected)
    {
        var (train, target) = Noise(600);
        using var fitted = Learner.Fit(TaskOf(train, target) with { Loss = loss, Quantile = 0.9, Parameters = Few(30) }, CancellationToken.None);

        Assert.Equal(expected, fitted.Predict(train, 1).Average(), 0.06);
    }

    [Fact]
    public void Fit_WithWeights_IsAsIfHeavyRowsWereThere()
    {
        var (train, target) = Noise(600);
        var weights = Array.ConvertAll(target.Values, value => value > 0.5 ? 1.9f : 0.1f);
        using var fitted = Learner.Fit(TaskOf(train, target) with { Weights = weights, Parameters = Few(30) }, CancellationToken.None);

        // Mean of uniform in [0, 0.5) at 5% and in [0.5, 1) at 95%.
        Assert.Equal((0.05 * 0.25) + (0.95 * 0.75), fitted.Predict(train, 1).Average(), 0.05);
    }

    [Fact]
    public void Fit_OnTwoThreadsAtOnce_GivesWhatItGivesAlone()
    {
        var (train, target) = Noise(200);
        var tasks = new[] { 1, 2, 1, 2 }.Select(seed => TaskOf(train, target) with { Seed = seed, Parameters = Few(3) }).ToList();
        var alone = tasks.ConvertAll(task => Learner.Fit(task, CancellationToken.None).Predict(train, 1));

        var together = new double[tasks.Count][];
        Parallel.For(0, tasks.Count, at => together[at] = Learner.Fit(tasks[at], CancellationToken.None).Predict(train, 1));

        Assert.Equal(alone, together);
        Assert.NotEqual(alone[0], alone[1]);
    }

    [Fact]
    public void Fit_WithTooLittleTime_ComesToRestInFewerEpochs()
    {
        var (train, target) = Noise(600);
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        var budget = new FitBudget(time, TimeSpan.FromMilliseconds(300), CancellationToken.None);

        using var fitted = Learner.Fit(TaskOf(train, target) with { Budget = budget, Parameters = new Dictionary<string, double>(Members(2)) { [NeuralNetworkLearner.Epochs] = 1000 } }, CancellationToken.None);

        Assert.True(fitted.IsCutShort);
        Assert.InRange(fitted.Parameters[NeuralNetworkLearner.StopAfter], 2, 100);
        Assert.InRange(budget.Elapsed.TotalMilliseconds, 100, 320);
        Assert.Equal(0.5, fitted.Predict(train, 1).Average(), 0.1);
    }

    [Fact]
    public void Fit_OfSeveralNetworks_HoldsNetworksThatDiffer()
    {
        var (train, target) = Noise(200);

        var one = Learner.Fit(TaskOf(train, target) with { Parameters = Members(1) }, CancellationToken.None).Predict(train, 1);
        var two = Learner.Fit(TaskOf(train, target) with { Parameters = Members(2) }, CancellationToken.None);
        var folder = TrainingSetupHelpers.NewFolder();
        two.Save(folder);

        var tensors = Core.Neural.SafeTensors.Read(File.ReadAllBytes(Path.Combine(folder, "network.safetensors")));

        Assert.NotEqual(one, two.Predict(train, 1));
        Assert.NotEqual(tensors["network0.layer1.weight"].Span.ToArray(), tensors["network1.layer1.weight"].Span.ToArray());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Predict_OfARow_DoesNotDependOnTheOthers()
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Multiclass, 700);
        var pipeline = FeaturePipeline.Fit(table, target);
        using var fitted = Learner.Fit(TaskOf(pipeline.Transform(table, FeatureView.Neural), target) with { Parameters = Few(2) }, CancellationToken.None);

        var all = fitted.Predict(pipeline.Transform(table, FeatureView.Neural), 2);
        var one = fitted.Predict(pipeline.Transform(table.Take([650]), FeatureView.Neural), 1);

        Assert.Equal(all[(650 * 3)..(651 * 3)], one);
    }

    [Fact]
    public void Predict_OfUnseenLevelsAndMissingValues_IsFinite()
    {
        var (table, target) = TrainingSetupHelpers.MakeTask(ProblemType.Binary, 200);
        var pipeline = FeaturePipeline.Fit(table, target);
        using var fitted = Learner.Fit(TaskOf(pipeline.Transform(table, FeatureView.Neural), target) with { Parameters = Few(2) }, CancellationToken.None);
        var strange = table.Take([0, 1])
            .WithColumn(new CategoryColumn("city", [0, -1], ["Atlantis"]))
            .WithColumn(new NumericColumn("amount", [1e300, double.NaN]));

        Assert.All(fitted.Predict(pipeline.Transform(strange, FeatureView.Neural), 1), value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Save_IsReadByTheLayoutOfSafetensors()
    {
        var (train, target) = Noise(100);
        using var fitted = Learner.Fit(TaskOf(train, target) with { Parameters = Few(1) }, CancellationToken.None);
        var folder = TrainingSetupHelpers.NewFolder();
        fitted.Save(folder);

        var tensors = Core.Neural.SafeTensors.Read(new ModelFiles(folder, "", ModelWriter.HashFiles(folder)).Read("network.safetensors"));

        Assert.Contains("network0.layer1.weight", tensors.Keys);
        Directory.Delete(folder, recursive: true);
    }

    private static Dictionary<string, double> Few(int epochs) => new() { [NeuralNetworkLearner.Epochs] = epochs, [NeuralNetworkLearner.Width] = 32 };

    private static Dictionary<string, double> Members(int count) => new(Few(3)) { [NeuralNetworkLearner.Members] = count };

    private static (FeatureMatrix Train, TargetValues Target) Noise(int rows)
    {
        var random = new Random(5);
        var train = new FeatureMatrix(rows, [new Feature("x", "x")]);
        var values = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            train.Column(0)[row] = (float)(random.NextDouble() - 0.5);
            values[row] = random.NextDouble();
        }

        return (train, new TargetValues(ProblemType.Regression, values, 0));
    }

    private static LearnerTask TaskOf(FeatureMatrix train, TargetValues target) => new()
    {
        Train = train,
        Target = target,
        Metric = MetricCatalog.Find(MetricCatalog.DefaultFor(target.ProblemType))!,
    };
}
