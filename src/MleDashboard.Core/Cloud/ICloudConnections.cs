using MleDashboard.Core.People;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Cloud;

public enum CloudCheckState
{
    Passed,
    Failed,

    /// <summary>Not asked, because an earlier check failed or the service is left out.</summary>
    Skipped,
}

/// <summary>One question the Test button put to the account.</summary>
/// <param name="What">"See who we are".</param>
/// <param name="Permission">The IAM action it needs: "s3:ListBucket".</param>
/// <param name="Sentence">What came back, in words.</param>
public sealed record CloudCheck(string What, string Permission, CloudCheckState State, string Sentence);

/// <summary>The one AWS connection of this instance; administrators only. Nothing calls AWS before it is set.</summary>
public interface ICloudConnections
{
    /// <summary>Null until an administrator has connected an account.</summary>
    Task<CloudConnection?> FindAsync(CancellationToken cancellationToken);

    /// <param name="secret">Null keeps the stored one, as long as the access key id stays the same.</param>
    Task<Result> SetAsync(Actor actor, CloudSettings settings, CloudSecret? secret, CancellationToken cancellationToken);

    /// <summary>Forgets the settings and the secret; what is in the account stays there.</summary>
    Task<Result> RemoveAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Asks STS, S3 and SageMaker one harmless question each, at most 15 s a question.</summary>
    Task<Result<IReadOnlyList<CloudCheck>>> TestAsync(Actor actor, CancellationToken cancellationToken);
}
