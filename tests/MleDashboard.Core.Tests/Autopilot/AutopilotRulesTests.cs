using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Tests.Autopilot;

public sealed class AutopilotRulesTests
{
    private static readonly DatasetSchema Schema = new([new("age", ColumnType.Numeric), new("city", ColumnType.Categorical), new("weight", ColumnType.Numeric), new("left", ColumnType.Boolean)]);

    private static readonly AutopilotSettings Good = new()
    {
        Name = "bookings-1",
        Engine = AutopilotEngineKind.Local,
        Input = new AutopilotInput(AutopilotInputKind.Dataset, Guid.NewGuid()),
        Target = "left",
    };

    private static readonly AutopilotSettings Cloud = Good with { Engine = AutopilotEngineKind.SageMaker, Input = new AutopilotInput(AutopilotInputKind.S3Prefix, S3Uri: "s3://b/train.csv") };

    [Fact]
    public void Check_OrdinarySettings_HaveNoProblem()
    {
        Assert.Empty(AutopilotRules.Check(Good, Schema));
        Assert.Empty(AutopilotRules.Check(Cloud, null));
        Assert.Empty(AutopilotRules.Check(Cloud with { Input = new AutopilotInput(AutopilotInputKind.Manifest, S3Uri: "s3://b/all.manifest") }, null));
    }

    // Patterns and lengths of CreateAutoMLJobV2, API version 2017-07-24.
    [Theory]
    [InlineData("a", true)]
    [InlineData("A-b--9", true)]
    [InlineData("12345678901234567890123456789012", true)]
    [InlineData("123456789012345678901234567890123", false)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a b", false)]
    [InlineData("a_b", false)]
    [InlineData("ä", false)]
    [InlineData("a\n", false)]
    public void Check_Name_FollowsTheServicesPattern(string name, bool isGood) =>
        Assert.Equal(!isGood, AutopilotRules.Check(Good with { Name = name }, Schema).Any(problem => problem.Field == AutopilotFields.Name));

    public static TheoryData<string, AutopilotSettings> Wrong() => new()
    {
        { AutopilotFields.Input, Good with { Input = new AutopilotInput(AutopilotInputKind.Dataset) } },
        { AutopilotFields.Input, Good with { Input = new AutopilotInput(AutopilotInputKind.S3Prefix, S3Uri: "s3://b/k") } },
        { AutopilotFields.Input, Cloud with { Input = new AutopilotInput(AutopilotInputKind.S3Prefix, S3Uri: "ftp://b/k") } },
        { AutopilotFields.Input, Cloud with { Input = new AutopilotInput(AutopilotInputKind.Manifest, S3Uri: "s3://b/k", IsGzip: true) } },
        { AutopilotFields.Input, Cloud with { Input = new AutopilotInput(AutopilotInputKind.S3Prefix, S3Uri: "s3://b/k", IsParquet: true, IsGzip: true) } },
        { AutopilotFields.Output, Good with { OutputLocation = "s3://b/out" } },
        { AutopilotFields.Output, Cloud with { OutputLocation = "out" } },
        { AutopilotFields.Target, Good with { Target = "" } },
        { AutopilotFields.Target, Good with { Target = "gone" } },
        { AutopilotFields.Columns, Good with { IgnoredColumns = ["age", "city", "weight"] } },
        { AutopilotFields.Weight, Good with { SampleWeight = "weight" } },
        { AutopilotFields.Weight, Good with { SampleWeight = "city", Method = TrainingMethod.Ensembling } },
        { AutopilotFields.Weight, Good with { SampleWeight = "left", Method = TrainingMethod.Ensembling } },
        { AutopilotFields.Algorithms, Good with { Algorithms = ["LightGBM"] } },
        { AutopilotFields.Algorithms, Cloud with { Method = TrainingMethod.Tuning, Algorithms = ["catboost"] } },
        { AutopilotFields.Objective, Good with { ProblemType = ProblemType.Binary } },
        { AutopilotFields.ProblemType, Good with { Objective = "F1" } },
        { AutopilotFields.Objective, Good with { ProblemType = ProblemType.Regression, Objective = "F1" } },
        { AutopilotFields.Validation, Good with { ValidationFraction = 1 } },
        { AutopilotFields.Validation, Good with { ValidationFraction = 0 } },
        { AutopilotFields.Validation, Cloud with { ValidationFraction = 0.2, ValidationS3Uri = "s3://b/validation.csv" } },
        { AutopilotFields.Candidates, Good with { MaxCandidates = 751 } },
        { AutopilotFields.Candidates, Good with { MaxCandidates = 0 } },
        { AutopilotFields.TrialTime, Good with { MaxTrialTime = TimeSpan.FromMinutes(5), MaxTime = TimeSpan.FromMinutes(4) } },
        { AutopilotFields.Time, Good with { MaxTime = TimeSpan.FromDays(31) } },
        { AutopilotFields.Endpoint, Good with { EndpointName = "e" } },
        { AutopilotFields.Endpoint, Good with { IsDeployed = true, EndpointName = "a_b" } },
        { AutopilotFields.Endpoint, Good with { IsDeployed = true, IsPlanOnly = true } },
        { AutopilotFields.Tags, Good with { Tags = [new("aws:x", "1")] } },
        { AutopilotFields.Tags, Good with { Tags = [new("a", "1"), new("a", "2")] } },
        { AutopilotFields.Tags, Good with { Tags = [.. Enumerable.Range(0, 51).Select(i => new AutopilotTag($"k{i}", ""))] } },
        { AutopilotFields.Encryption, Cloud with { Security = new AutopilotSecurity { VolumeKmsKey = "a key" } } },
        { AutopilotFields.Vpc, Cloud with { Security = new AutopilotSecurity { Subnets = ["subnet-1"] } } },
        { AutopilotFields.Vpc, Cloud with { Security = new AutopilotSecurity { SecurityGroups = ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"], Subnets = ["subnet-1"] } } },
        { AutopilotFields.Vpc, Cloud with { Security = new AutopilotSecurity { SecurityGroups = ["sg 1"], Subnets = ["subnet-1"] } } },
        { AutopilotFields.Test, Good with { TestFraction = 0.6 } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_WrongField_IsNamedAlone(string field, AutopilotSettings settings) =>
        Assert.Equal([field], AutopilotRules.Check(settings, settings.Engine == AutopilotEngineKind.Local ? Schema : null).Select(problem => problem.Field).Distinct());

    [Theory]
    [InlineData(AutopilotEngineKind.SageMaker, TrainingMethod.Auto, 0)]
    [InlineData(AutopilotEngineKind.SageMaker, TrainingMethod.Ensembling, 8)]
    [InlineData(AutopilotEngineKind.SageMaker, TrainingMethod.Tuning, 3)]
    public void Algorithms_OfTheService_AreThoseOfItsApi(AutopilotEngineKind engine, TrainingMethod method, int count) =>
        Assert.Equal(count, AutopilotAlgorithms.For(engine, method).Count);

    [Fact]
    public void Objectives_OfEachProblem_ScoreIt()
    {
        foreach (var problem in Enum.GetValues<ProblemType>())
        {
            Assert.All(AutopilotObjectives.For(problem), objective => Assert.True(objective.Metric.Supports(problem)));
        }

        // The service's documented defaults.
        Assert.Equal(["F1", "Accuracy", "MSE"], Enum.GetValues<ProblemType>().Select(problem => AutopilotObjectives.DefaultFor(problem).Name));
    }

    [Theory]
    [InlineData("Booking cancellations", "Booking-cancellations")]
    [InlineData("  --  ", "experiment")]
    [InlineData("bookings.train version 2 and a long tail", "bookings-train-version-2-and-a-l")]
    public void From_AnyText_IsAName(string text, string name)
    {
        Assert.Equal(name, AutopilotNames.From(text, AutopilotNames.MostOfExperiment));
        Assert.True(AutopilotNames.IsExperiment(name));
    }
}
