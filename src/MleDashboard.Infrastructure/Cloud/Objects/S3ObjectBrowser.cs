using Amazon.S3.Model;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud.Objects;

internal sealed class S3ObjectBrowser(AwsSessions sessions, TimeProvider time) : IObjectBrowser
{
    private const int PageSize = 1000;

    /// <summary>A page waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly NotAllowed Refusal = new("use the files of the AWS account");

    public Task<Result<IReadOnlyList<Bucket>>> ListBucketsAsync(Actor actor, CancellationToken cancellationToken) => AskAsync(
        actor,
        new AwsCall("s3:ListAllMyBuckets", "the list of buckets"),
        async (session, token) =>
        {
            List<Bucket> buckets = [];
            string? next = null;
            do
            {
                var page = await session.S3.ListBucketsAsync(new ListBucketsRequest { ContinuationToken = next }, token);
                buckets.AddRange((page.Buckets ?? []).Select(bucket => new Bucket(bucket.BucketName, Utc(bucket.CreationDate))));
                next = page.ContinuationToken;
            }
            while (!string.IsNullOrEmpty(next));
            return (IReadOnlyList<Bucket>)buckets;
        },
        cancellationToken);

    public async Task<Result> CreateBucketAsync(Actor actor, string name, CancellationToken cancellationToken)
    {
        if (BucketName.Check(name) is { } sentence)
        {
            return new CloudSettingNotValid(nameof(name), sentence);
        }

        var made = await AskAsync(
            actor,
            new AwsCall("s3:CreateBucket", $"bucket '{name}'"),
            async (session, token) =>
            {
                // The first region of S3 is the only one that must not be named (S3 API, LocationConstraint).
                var request = new PutBucketRequest { BucketName = name };
                if (session.Settings.Region != "us-east-1")
                {
                    request.BucketRegionName = session.Settings.Region;
                }

                await session.S3.PutBucketAsync(request, token);
                return true;
            },
            cancellationToken);
        return made.IsOk ? Result.Ok : made.Error;
    }

    public Task<Result<ObjectPage>> ListAsync(Actor actor, string bucket, string prefix, string? next, CancellationToken cancellationToken) => AskAsync(
        actor,
        new AwsCall("s3:ListBucket", $"bucket '{bucket}'"),
        async (session, token) =>
        {
            var page = await session.S3.ListObjectsV2Async(
                new ListObjectsV2Request { BucketName = bucket, Prefix = prefix, Delimiter = "/", MaxKeys = PageSize, ContinuationToken = next }, token);
            return new ObjectPage(
                page.CommonPrefixes ?? [],
                // A key that ends with a slash is how consoles mark an empty folder.
                [.. (page.S3Objects ?? []).Where(stored => stored.Key != prefix || !prefix.EndsWith('/')).Select(stored => new StoredObject(stored.Key, stored.Size ?? 0, Utc(stored.LastModified) ?? default, stored.ETag ?? ""))],
                page.IsTruncated == true ? page.NextContinuationToken : null);
        },
        cancellationToken);

    public async Task<Result<ObjectContent>> OpenAsync(Actor actor, ObjectAddress address, CancellationToken cancellationToken) => await AskAsync(
        actor,
        new AwsCall("s3:GetObject", $"file '{address}'"),
        async (session, token) =>
        {
            var answer = await session.S3.GetObjectAsync(new GetObjectRequest { BucketName = address.Bucket, Key = address.Key }, token);
            return new ObjectContent(new StoredObject(address.Key, answer.ContentLength, Utc(answer.LastModified) ?? default, answer.ETag ?? ""), answer.ResponseStream);
        },
        cancellationToken);

    internal static DateTimeOffset? Utc(DateTime? at) => at is { } value ? new DateTimeOffset(value.ToUniversalTime(), TimeSpan.Zero) : null;

    private async Task<Result<T>> AskAsync<T>(Actor actor, AwsCall call, Func<AwsSession, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (!actor.CanBuild)
        {
            return Refusal;
        }

        var session = await sessions.OpenAsync(cancellationToken);
        if (!session.IsOk)
        {
            return session.Error;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await ask(session.Value, either.Token);
        }
        catch (Exception fault) when (AwsErrors.Explain(fault, call, cancellationToken) is { } refusal)
        {
            return refusal;
        }
    }
}
