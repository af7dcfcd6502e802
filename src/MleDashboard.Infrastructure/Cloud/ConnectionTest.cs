using System.Globalization;
using Amazon.S3.Model;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.Logging;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>One harmless question to each service, so that a missing permission is named before a user meets it.</summary>
internal sealed partial class ConnectionTest(AwsSessions sessions, TimeProvider time, ILogger<ConnectionTest> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public async Task<Result<IReadOnlyList<CloudCheck>>> RunAsync(CancellationToken cancellationToken)
    {
        var opened = await sessions.OpenAsync(cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var session = opened.Value;
        List<CloudCheck> checks = [];
        CloudRefused? hopeless = null;
        foreach (var question in Questions(session))
        {
            // Wrong keys are wrong everywhere: four red lines would hide the one reason.
            var (check, refusal) = hopeless is null ? await AskAsync(question, cancellationToken) : (question.Unasked("Not asked, since the credentials did not work."), null);
            checks.Add(check);
            hopeless ??= refusal is { NeedsCredentials: true } or { Fault: CloudFault.ClockSkew } ? refusal : null;
        }

        return checks;
    }

    private static IEnumerable<Question> Questions(AwsSession session)
    {
        var settings = session.Settings;
        yield return new(
            "See whose credentials these are", new("sts:GetCallerIdentity", "the caller's identity"), settings.IsLeftOut(settings.StsEndpoint) ? "STS" : null,
            async token => $"These are the credentials of {(await session.Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), token)).Arn}.");
        yield return new(
            "List the buckets", new("s3:ListAllMyBuckets", "the list of buckets"), null,
            async token => Buckets((await session.S3.ListBucketsAsync(new ListBucketsRequest(), token)).Buckets?.Count ?? 0));
        if (settings.Bucket is { } bucket)
        {
            yield return new(
                $"Look into bucket {bucket}", new("s3:ListBucket", $"bucket '{bucket}'"), null,
                async token => (await session.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket, MaxKeys = 1 }, token)).S3Objects is { Count: > 0 } ? "It can be read and has files." : "It can be read and is empty.");
        }

        yield return new(
            "List Autopilot experiments", new("sagemaker:ListAutoMLJobs", "the list of AutoML jobs"), settings.IsLeftOut(settings.SageMakerEndpoint) ? "SageMaker" : null,
            async token =>
            {
                await SageMakerGateway.CheckAsync(session, token);
                return "Autopilot can be used from here.";
            });
    }

    private static string Buckets(int count) => string.Create(CultureInfo.InvariantCulture, $"The account has {count:N0} {(count == 1 ? "bucket" : "buckets")}.");

    private async Task<(CloudCheck Check, CloudRefused? Refusal)> AskAsync(Question question, CancellationToken cancellationToken)
    {
        if (question.LeftOut is { } service)
        {
            return (question.Unasked($"Not asked: the S3 endpoint is not AWS's, and no {service} endpoint is set."), null);
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return (new CloudCheck(question.What, question.Call.Permission, CloudCheckState.Passed, await question.Ask(either.Token)), null);
        }
        catch (Exception fault) when (AwsErrors.Explain(fault, question.Call, cancellationToken) is not null)
        {
            var refusal = AwsErrors.Explain(fault, question.Call, cancellationToken)!;
            CheckFailed(logger, question.Call.Permission, refusal.Fault);
            return (new CloudCheck(question.What, question.Call.Permission, CloudCheckState.Failed, refusal.Sentence), refusal);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The AWS connection test failed at {Permission}: {Fault}")]
    private static partial void CheckFailed(ILogger logger, string permission, CloudFault fault);

    /// <param name="LeftOut">The service that is not to be called, or null.</param>
    private sealed record Question(string What, AwsCall Call, string? LeftOut, Func<CancellationToken, Task<string>> Ask)
    {
        public CloudCheck Unasked(string why) => new(What, Call.Permission, CloudCheckState.Skipped, why);
    }
}
