using MleDashboard.Core.Metrics;

namespace MleDashboard.Core.Autopilot;

/// <summary>Where an experiment runs.</summary>
public enum AutopilotEngineKind
{
    /// <summary>"This server".</summary>
    Local,

    /// <summary>"Amazon SageMaker".</summary>
    SageMaker,
}

/// <summary>How candidates are made (AutoMLMode of the service).</summary>
public enum TrainingMethod
{
    /// <summary>The engine chooses: ensembling for small tables, tuning for large ones.</summary>
    Auto,

    /// <summary>Many learners, stacked and weighed.</summary>
    Ensembling,

    /// <summary>The hyperparameters of a few algorithms are searched; the service writes a candidate definition notebook only then.</summary>
    Tuning,
}

public enum AutopilotInputKind
{
    /// <summary>A dataset version of this server; for SageMaker its training rows are sent to S3.</summary>
    Dataset,

    /// <summary>A file or all files under an S3 address.</summary>
    S3Prefix,

    /// <summary>A manifest file in S3 that lists the files.</summary>
    Manifest,
}

/// <summary>The rows to learn from.</summary>
/// <param name="S3Uri">s3://bucket/key; null for a dataset.</param>
/// <param name="IsParquet">S3 only; else CSV with a header.</param>
/// <param name="IsGzip">S3 prefix of CSV only.</param>
public sealed record AutopilotInput(AutopilotInputKind Kind, Guid? DatasetVersionId = null, string? S3Uri = null, bool IsParquet = false, bool IsGzip = false);

/// <summary>A tag that everything made in the account carries.</summary>
public sealed record AutopilotTag(string Key, string Value);

/// <summary>Encryption and network of a SageMaker job. Null and empty: the service's own.</summary>
public sealed record AutopilotSecurity
{
    public string? VolumeKmsKey { get; init; }

    public string? OutputKmsKey { get; init; }

    /// <summary>Between the containers of a job.</summary>
    public bool EncryptsTraffic { get; init; }

    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    public IReadOnlyList<string> Subnets { get; init; } = [];

    public bool HasVpc => SecurityGroups.Count > 0 || Subnets.Count > 0;
}

/// <summary>What was asked of an Autopilot experiment, the same record for both engines.</summary>
public sealed record AutopilotSettings
{
    /// <summary>1 to 32 letters, digits and single hyphens; unique for its engine.</summary>
    public required string Name { get; init; }

    public required AutopilotEngineKind Engine { get; init; }

    public required AutopilotInput Input { get; init; }

    /// <summary>S3 only: rows to validate with, of the same form; <see cref="ValidationFraction"/> is then absent.</summary>
    public string? ValidationS3Uri { get; init; }

    public required string Target { get; init; }

    /// <summary>Columns that are not learned from.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init; } = [];

    /// <summary>A column that says how much each row counts; ensembling only.</summary>
    public string? SampleWeight { get; init; }

    public TrainingMethod Method { get; init; }

    /// <summary>Names in <see cref="AutopilotAlgorithms"/>; empty: all of the method. Empty with <see cref="TrainingMethod.Auto"/>.</summary>
    public IReadOnlyList<string> Algorithms { get; init; } = [];

    /// <summary>Together with <see cref="Objective"/> or not at all; null: taken from the target's values.</summary>
    public ProblemType? ProblemType { get; init; }

    /// <summary>Name in <see cref="AutopilotObjectives"/>: "F1".</summary>
    public string? Objective { get; init; }

    /// <summary>s3://bucket/prefix for results; null: made by the engine.</summary>
    public string? OutputLocation { get; init; }

    /// <summary>Above 0 and below 1; null: the engine's own (0.2, or folds).</summary>
    public double? ValidationFraction { get; init; }

    /// <summary>1 to 750; null: the engine's own.</summary>
    public int? MaxCandidates { get; init; }

    public TimeSpan? MaxTrialTime { get; init; }

    public TimeSpan? MaxTime { get; init; }

    /// <summary>Ends after the candidate definitions: a plan to look at, nothing is trained.</summary>
    public bool IsPlanOnly { get; init; }

    /// <summary>The best candidate gets an endpoint at the end.</summary>
    public bool IsDeployed { get; init; }

    /// <summary>Null: made from the experiment's name.</summary>
    public string? EndpointName { get; init; }

    public IReadOnlyList<AutopilotTag> Tags { get; init; } = [];

    public AutopilotSecurity Security { get; init; } = new();

    /// <summary>Share of a dataset's rows that no engine learns from: all candidates of the dataset and target are scored on them.</summary>
    public double TestFraction { get; init; } = 0.2;

    public int Seed { get; init; }
}
