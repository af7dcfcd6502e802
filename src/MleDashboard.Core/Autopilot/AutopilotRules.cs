using MleDashboard.Core.Datasets;
using static MleDashboard.Core.Autopilot.AutopilotFields;

namespace MleDashboard.Core.Autopilot;

/// <summary>The service's own constraints on CreateAutoMLJobV2 (API version 2017-07-24, patterns and cross-field rules), checked before anything is sent; this server keeps to them too.</summary>
public static class AutopilotRules
{
    public const int MostCandidates = 750;
    public const int MostTags = 50;
    public const int MostAlgorithms = 11;
    public const int MostSecurityGroups = 5;
    public const int MostSubnets = 16;

    /// <summary>The service ends a job after 30 days.</summary>
    public static readonly TimeSpan LongestTime = TimeSpan.FromDays(30);

    /// <summary>Everything that cannot be right, in the order of the form; empty: it may be started.</summary>
    /// <param name="schema">Columns of the dataset version; null when the rows are in S3.</param>
    public static IReadOnlyList<AutopilotSettingNotValid> Check(AutopilotSettings settings, DatasetSchema? schema) =>
    [
        .. CheckInput(settings), .. CheckColumns(settings, schema), .. CheckMethod(settings), .. CheckLimits(settings), .. CheckDeployment(settings), .. CheckAccount(settings),
    ];

    private static IEnumerable<AutopilotSettingNotValid> CheckInput(AutopilotSettings settings)
    {
        if (!AutopilotNames.IsExperiment(settings.Name))
        {
            yield return new(Name, settings.Name.Length > AutopilotNames.MostOfExperiment
                ? $"The name has {settings.Name.Length} characters, at most {AutopilotNames.MostOfExperiment} are allowed."
                : "Give the experiment a name of letters, digits and hyphens; it starts and ends with a letter or a digit.");
        }

        var input = settings.Input;
        if (input.Kind == AutopilotInputKind.Dataset && input.DatasetVersionId is null)
        {
            yield return new(Input, "Choose the dataset to learn from.");
        }
        else if (input.Kind != AutopilotInputKind.Dataset && !AutopilotNames.IsS3Uri(input.S3Uri ?? ""))
        {
            yield return new(Input, "Give the S3 address of the rows, for example s3://bucket/folder/train.csv.");
        }
        else if (input.Kind != AutopilotInputKind.Dataset && settings.Engine == AutopilotEngineKind.Local)
        {
            yield return new(Input, "This server learns from datasets. Import the S3 object first, or choose Amazon SageMaker as the engine.");
        }

        if (input.IsGzip && (input.Kind != AutopilotInputKind.S3Prefix || input.IsParquet))
        {
            yield return new(Input, "Gzip is for CSV files under an S3 address, not for manifests or Parquet.");
        }

        if (settings.ValidationS3Uri is { } validation)
        {
            if (input.Kind == AutopilotInputKind.Dataset || !AutopilotNames.IsS3Uri(validation))
            {
                yield return new(Validation, "Rows to validate with are an S3 address beside training rows in S3.");
            }
            else if (settings.ValidationFraction is not null)
            {
                yield return new(Validation, "Give either rows to validate with or a fraction, not both.");
            }
        }

        if (settings.OutputLocation is { } output && !AutopilotNames.IsS3Uri(output))
        {
            yield return new(Output, "Give the output location as an S3 address, for example s3://bucket/autopilot, or leave it empty.");
        }

        if (settings.OutputLocation is not null && settings.Engine == AutopilotEngineKind.Local)
        {
            yield return new(Output, "Results of this server stay on this server: leave the output location empty.");
        }

        if (settings.TestFraction is not (>= 0.05 and <= 0.5))
        {
            yield return new(Test, "The share of locked test rows is 5% to 50%.");
        }
    }

    private static IEnumerable<AutopilotSettingNotValid> CheckColumns(AutopilotSettings settings, DatasetSchema? schema)
    {
        if (settings.Target.Length == 0)
        {
            yield return new(Target, "Choose the column to predict.");
        }
        else if (schema is not null && schema.Find(settings.Target) is null)
        {
            yield return new(Target, $"Column '{settings.Target}' is not in the dataset. Choose another column to predict.");
        }

        if (schema is not null && schema.Columns.All(column => column.Name == settings.Target || column.Name == settings.SampleWeight || settings.IgnoredColumns.Contains(column.Name)))
        {
            yield return new(Columns, "Keep at least one column to learn from.");
        }

        if (settings.SampleWeight is not { } weight)
        {
            yield break;
        }

        if (settings.Method != TrainingMethod.Ensembling)
        {
            yield return new(Weight, "Rows can be weighed with the ensembling method only.");
        }
        else if (!AutopilotNames.IsSampleWeight(weight))
        {
            yield return new(Weight, "The weight column's name has letters, digits, hyphens and underscores only.");
        }
        else if (weight == settings.Target || (schema is not null && schema.Find(weight)?.Type != ColumnType.Numeric))
        {
            yield return new(Weight, $"'{weight}' cannot weigh rows: choose a column of numbers that is not the one to predict.");
        }
    }

    private static IEnumerable<AutopilotSettingNotValid> CheckMethod(AutopilotSettings settings)
    {
        var offered = AutopilotAlgorithms.For(settings.Engine, settings.Method);
        if (settings.Algorithms.Count > 0 && settings.Method == TrainingMethod.Auto)
        {
            yield return new(Algorithms, "With the automatic method the engine chooses the algorithms: leave them all unticked.");
        }
        else if (settings.Algorithms.Except(offered.Select(algorithm => algorithm.Name)).FirstOrDefault() is { } unknown)
        {
            yield return new(Algorithms, $"'{unknown}' is not an algorithm of this method. Choose from the list.");
        }
        else if (settings.Algorithms.Count > MostAlgorithms)
        {
            yield return new(Algorithms, $"At most {MostAlgorithms} algorithms can be chosen.");
        }

        if ((settings.ProblemType is null) != (settings.Objective is null))
        {
            yield return settings.Objective is null
                ? new(Objective, "Choose the objective too: problem type and objective go together, or leave both automatic.")
                : new(ProblemType, "Choose the problem type too: problem type and objective go together, or leave both automatic.");
        }
        else if (settings is { ProblemType: { } problem, Objective: { } objective } && !AutopilotObjectives.For(problem).Any(each => each.Name == objective))
        {
            yield return new(Objective, $"{objective} is not an objective of this problem type. Choose from the list.");
        }
    }

    private static IEnumerable<AutopilotSettingNotValid> CheckLimits(AutopilotSettings settings)
    {
        if (settings.ValidationFraction is { } fraction && !(fraction is > 0 and < 1))
        {
            yield return new(Validation, "The validation fraction is above 0 and below 1; below 0.5 is advised.");
        }

        if (settings.MaxCandidates is { } candidates and (< 1 or > MostCandidates))
        {
            yield return new(Candidates, $"{candidates} candidates cannot be tried: give 1 to {MostCandidates}.");
        }

        if (settings.MaxTrialTime is { } trial && trial < TimeSpan.FromSeconds(1))
        {
            yield return new(TrialTime, "A trial needs at least a second.");
        }

        if (settings.MaxTime is { } time && (time < TimeSpan.FromSeconds(1) || time > LongestTime))
        {
            yield return new(Time, "The whole run takes at least a second and at most 30 days.");
        }
        else if (settings.MaxTrialTime > settings.MaxTime)
        {
            yield return new(TrialTime, "One trial cannot take longer than the whole run.");
        }
    }

    private static IEnumerable<AutopilotSettingNotValid> CheckDeployment(AutopilotSettings settings)
    {
        if (settings.EndpointName is { } endpoint)
        {
            if (!settings.IsDeployed)
            {
                yield return new(Endpoint, "An endpoint's name is only for experiments that are deployed.");
            }
            else if (!AutopilotNames.IsEndpoint(endpoint))
            {
                yield return new(Endpoint, "An endpoint's name has 1 to 63 letters, digits and hyphens; it starts and ends with a letter or a digit.");
            }
        }

        if (settings is { IsDeployed: true, IsPlanOnly: true })
        {
            yield return new(Endpoint, "A plan alone has nothing to deploy: switch one of the two off.");
        }
    }

    private static IEnumerable<AutopilotSettingNotValid> CheckAccount(AutopilotSettings settings)
    {
        if (settings.Tags.Count > MostTags)
        {
            yield return new(Tags, $"There are {settings.Tags.Count} tags, at most {MostTags} are allowed.");
        }

        if (settings.Tags.FirstOrDefault(tag => !AutopilotNames.IsTagKey(tag.Key) || !AutopilotNames.IsTagValue(tag.Value)) is { } wrong)
        {
            yield return new(Tags, $"The tag '{wrong.Key}' is not allowed: a key has 1 to 128 and a value up to 256 letters, digits, spaces or _.:/=+-@, and a key does not start with aws:.");
        }

        if (settings.Tags.GroupBy(tag => tag.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            yield return new(Tags, $"The tag '{twice.Key}' is there twice.");
        }

        var security = settings.Security;
        if (new[] { security.VolumeKmsKey, security.OutputKmsKey }.OfType<string>().Any(key => !AutopilotNames.IsKmsKey(key)))
        {
            yield return new(Encryption, "A key is the id or ARN of a KMS key: letters, digits and :/_- only.");
        }

        if (security.HasVpc && (security.SecurityGroups.Count is < 1 or > MostSecurityGroups || security.Subnets.Count is < 1 or > MostSubnets))
        {
            yield return new(Vpc, $"A network has 1 to {MostSecurityGroups} security groups and 1 to {MostSubnets} subnets.");
        }
        else if (security.SecurityGroups.Concat(security.Subnets).FirstOrDefault(id => !AutopilotNames.IsVpcId(id)) is { } id)
        {
            yield return new(Vpc, $"'{id}' is not the id of a security group or subnet.");
        }
    }
}
