using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Tests.Training.Learners;

/// <summary>What every entry of <see cref="LearnerCatalog"/> must do; a new learner is covered by being listed.</summary>
public sealed class LearnerContractTests
{
    public static TheoryData<string, ProblemType> Cases() => CasesOf(Enum.GetValues<ProblemType>());

    public static TheoryData<string, ProblemType> CasesOfClasses() => CasesOf([ProblemType.Binary, ProblemType.Multiclass]);

    private static TheoryData<string, ProblemType> CasesOf(IReadOnlyList<ProblemType> problemTypes)
    {
        var cases = new TheoryData<string, ProblemType>();
        foreach (var learner in LearnerCatalog.All)
        {
            foreach (var problemType in problemTypes.Where(learner.Supports))
            {
                cases.Add(learner.Name, problemType);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_OnASignal_BeatsTheConstantGuessOnUnseenRows(string name, ProblemType problemType)
    {
        var (task, unseen, actual) = TaskOf(name, problemType);
        using var fitted = LearnerCatalog.Find(name)!.Fit(task, CancellationToken.None);
        using var constant = LearnerCatalog.Baseline.Fit(task, CancellationToken.None);

        Assert.True(
            Loss(fitted.Predict(unseen, 1), actual) < 0.75 * Loss(constant.Predict(unseen, 1), actual),
            $"{Loss(fitted.Predict(unseen, 1), actual)} against {Loss(constant.Predict(unseen, 1), actual)}");
    }

    [Theory]
    [MemberData(nameof(CasesOfClasses))]
    public void Predict_OfClasses_IsAProbabilityForEachSummingToOne(string name, ProblemType problemType)
    {
        var (task, unseen, actual) = TaskOf(name, problemType);
        using var fitted = LearnerCatalog.Find(name)!.Fit(task, CancellationToken.None);

        var outputs = fitted.Predict(unseen, 2);

        Assert.Equal(unseen.RowCount * actual.ClassCount, outputs.Length);
        Assert.All(outputs, probability => Assert.InRange(probability, 0, 1));
        Assert.All(outputs.Chunk(actual.ClassCount), row => Assert.Equal(1, row.Sum(), 1e-9));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_WithTheSameSeed_GivesTheSameBitsOnOneThreadAndOnTwo(string name, ProblemType problemType)
    {
        var (task, unseen, _) = TaskOf(name, problemType);
        using var first = LearnerCatalog.Find(name)!.Fit(task with { Threads = 1 }, CancellationToken.None);
        using var second = LearnerCatalog.Find(name)!.Fit(task with { Threads = 2 }, CancellationToken.None);

        Assert.Equal(first.Predict(unseen, 1), second.Predict(unseen, 2));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Load_OfWhatWasSaved_PredictsTheSameBits(string name, ProblemType problemType)
    {
        var (task, unseen, _) = TaskOf(name, problemType);
        var learner = LearnerCatalog.Find(name)!;
        using var fitted = learner.Fit(task, CancellationToken.None);
        var folder = TrainingSetupHelpers.NewFolder();
        fitted.Save(folder);

        using var loaded = learner.Load(new ModelFiles(folder, "", ModelWriter.HashFiles(folder)));

        Assert.Equal(fitted.Predict(unseen, 1), loaded.Predict(unseen, 1));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_WhenCancelled_Stops(string name, ProblemType problemType)
    {
        var (task, _, _) = TaskOf(name, problemType);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => LearnerCatalog.Find(name)!.Fit(task, cancelled.Token));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fit_WhenItsTimeIsOver_ReturnsWhatItHasAndSaysSo(string name, ProblemType problemType)
    {
        var (task, unseen, actual) = TaskOf(name, problemType);
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        using var fitted = LearnerCatalog.Find(name)!.Fit(task with { Budget = new FitBudget(TimeProvider.System, null, stopped.Token) }, CancellationToken.None);

        Assert.True(fitted.IsCutShort);
        Assert.Equal(unseen.RowCount * actual.OutputCount, fitted.Predict(unseen, 1).Length);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ParametersForRefit_FitWithoutValidationRows_IsAsGood(string name, ProblemType problemType)
    {
        var (task, unseen, actual) = TaskOf(name, problemType);
        var learner = LearnerCatalog.Find(name)!;
        using var fitted = learner.Fit(task, CancellationToken.None);

        using var refitted = learner.Fit(
            task with { Validation = null, ValidationTarget = null, Parameters = learner.ParametersForRefit([fitted.Parameters, fitted.Parameters]) }, CancellationToken.None);

        Assert.InRange(Loss(refitted.Predict(unseen, 1), actual), 0, 1.3 * Loss(fitted.Predict(unseen, 1), actual));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Load_OfTruncatedFiles_IsRefused(string name, ProblemType problemType)
    {
        var (task, _, _) = TaskOf(name, problemType);
        var learner = LearnerCatalog.Find(name)!;
        using var fitted = learner.Fit(task, CancellationToken.None);
        var folder = TrainingSetupHelpers.NewFolder();
        fitted.Save(folder);
        var largest = Directory.EnumerateFiles(folder).MaxBy(path => new FileInfo(path).Length)!;
        File.WriteAllBytes(largest, File.ReadAllBytes(largest)[..^41]);
        File.WriteAllBytes(largest, File.ReadAllBytes(largest)[..(int)(new FileInfo(largest).Length / 2)]);

        Assert.Throws<FormatException>(() => learner.Load(new ModelFiles(folder, "", ModelWriter.HashFiles(folder))));
        Directory.Delete(folder, recursive: true);
    }

    private static (LearnerTask Task, FeatureMatrix Unseen, TargetValues Actual) TaskOf(string name, ProblemType problemType)
    {
        var view = LearnerCatalog.Find(name)!.View;
        var (train, target) = TrainingSetupHelpers.MakeTask(problemType, 300, seed: 1);
        var (validation, validationTarget) = TrainingSetupHelpers.MakeTask(problemType, 150, seed: 2);
        var (unseen, actual) = TrainingSetupHelpers.MakeTask(problemType, 200, seed: 3);
        var pipeline = FeaturePipeline.Fit(train, target);
        return (
            new LearnerTask
            {
                Train = pipeline.TransformTraining(train, target, 0, view),
                Target = target,
                Validation = pipeline.Transform(validation, view),
                ValidationTarget = validationTarget,
                Metric = MetricCatalog.Find(MetricCatalog.DefaultFor(problemType))!,
            },
            pipeline.Transform(unseen, view),
            actual);
    }

    private static double Loss(double[] outputs, TargetValues actual) =>
        MetricCatalog.Find(actual.ProblemType == ProblemType.Regression ? "rmse" : "log_loss")!
            .Compute(new ScoredRows(actual.ProblemType, actual.Values, actual.AsPredictions(outputs)));
}
