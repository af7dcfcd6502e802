using System.Net;
using Amazon.Runtime;
using MleDashboard.Core.Cloud;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>What the call wanted, for the sentence.</summary>
/// <param name="Permission">The IAM action: "s3:ListBucket".</param>
/// <param name="Resource">"bucket 'bookings'".</param>
internal sealed record AwsCall(string Permission, string Resource);

/// <summary>Every fault of a call to AWS as one sentence. S3, STS and the JSON services spell the same refusal differently, and three kinds of fault are no AWS type at all.</summary>
internal static class AwsErrors
{
    public static CloudRefused NoCredentials { get; } = new(
        CloudFault.CredentialsMissing,
        "The server found no AWS credentials in its environment, its profiles, its container or its machine's role. Give it some (AWS_ACCESS_KEY_ID, aws configure, an instance role), or enter an access key in Settings, AWS.");

    /// <summary>Null when the fault is none of AWS's or the caller asked to stop.</summary>
    public static CloudRefused? Explain(Exception fault, AwsCall call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        return fault switch
        {
            AmazonServiceException service => OfService(service, call),
            TimeoutException or OperationCanceledException => new(CloudFault.TimedOut, $"AWS did not answer in time when asked for {call.Resource} ({call.Permission}). Try again; if it goes on, check the network and the endpoint."),
            HttpRequestException or IOException or WebException => Unreachable(call),
            AmazonClientException { InnerException: HttpRequestException or IOException or WebException } => Unreachable(call),
            AmazonClientException { InnerException: AmazonServiceException inner } => OfService(inner, call),
            AmazonClientException client when client.Message.Contains("SSO", StringComparison.OrdinalIgnoreCase) => new(
                CloudFault.CredentialsExpired, "The SSO session of the server's AWS profile has ended. Run aws sso login for that profile on the server."),
            AmazonClientException => NoCredentials,
            _ => null,
        };
    }

    private static CloudRefused OfService(AmazonServiceException fault, AwsCall call) => fault.ErrorCode switch
    {
        "ExpiredToken" or "ExpiredTokenException" or "RequestExpired" or "TokenRefreshRequired" => new(
            CloudFault.CredentialsExpired, "The AWS credentials have expired. Renew them: aws sso login, or new keys in Settings, AWS."),
        "SignatureDoesNotMatch" or "InvalidSignatureException" or "InvalidClientTokenId" or "UnrecognizedClientException" or "InvalidAccessKeyId" or "AuthFailure" or "InvalidToken" or "IncompleteSignature" => new(
            CloudFault.CredentialsWrong, "AWS does not know this access key, or its secret is wrong. Check both in Settings, AWS; a secret that was lost is replaced by a new key in IAM."),
        "RequestTimeTooSkewed" or "RequestInTheFuture" => new(
            CloudFault.ClockSkew, "This server's clock differs from AWS's by more than 15 minutes. Set the clock (an NTP service keeps it right)."),
        "AccessDenied" or "AccessDeniedException" or "AllAccessDisabled" or "Forbidden" or "UnauthorizedOperation" => Denied(call),
        "NoSuchBucket" => new(CloudFault.NotFound, $"There is no {call.Resource}. It may have been deleted, or it belongs to another endpoint."),
        "NoSuchKey" or "NotFound" or "ResourceNotFound" or "ResourceNotFoundException" => new(CloudFault.NotFound, $"There is no {call.Resource}. It may have been deleted."),
        "NoSuchUpload" => new(CloudFault.NotFound, $"The upload of {call.Resource} was removed from the bucket before it was complete. Start it again."),
        "BucketAlreadyExists" => new(CloudFault.Exists, $"Somebody else already has a {call.Resource}: names are shared by all accounts of AWS. Choose another name."),
        "BucketAlreadyOwnedByYou" => new(CloudFault.Exists, $"You already have a {call.Resource}."),
        "ResourceInUse" or "ResourceInUseException" => new(CloudFault.Exists, $"The name of {call.Resource} is in use. Choose another name."),
        "ResourceLimitExceeded" or "ResourceLimitExceededException" or "TooManyBuckets" or "LimitExceeded" or "ServiceQuotaExceededException" => new(
            CloudFault.Limit, $"The account has reached a limit of AWS for {call.Resource}. Delete what is no longer used, or ask for more in Service Quotas."),
        "PermanentRedirect" or "AuthorizationHeaderMalformed" or "IllegalLocationConstraintException" or "IncorrectEndpoint" or "TemporaryRedirect" => new(
            CloudFault.WrongRegion, $"The {call.Resource} is in another region than the one in Settings, AWS. Set that region there, or take a bucket of this region."),
        "PreconditionFailed" => new(CloudFault.Invalid, $"The {call.Resource} was changed while it was read. Start again."),
        "InvalidRange" => new(CloudFault.Invalid, $"The {call.Resource} is shorter than it was a moment ago. Start again."),
        "InvalidBucketName" => new(CloudFault.Invalid, $"'{call.Resource}' is not a name that a bucket can have."),
        "SlowDown" or "Throttling" or "ThrottlingException" or "ThrottledException" or "TooManyRequestsException" or "RequestLimitExceeded" or "RequestThrottled" => new(
            CloudFault.Throttled, "AWS asked us to slow down, again and again. Wait a minute, then try again."),
        "ValidationException" or "ValidationError" => fault.Message.Contains("Could not find", StringComparison.OrdinalIgnoreCase)
            ? new(CloudFault.NotFound, $"There is no {call.Resource}. It may have been deleted.")
            : fault.Message.Contains("already exist", StringComparison.OrdinalIgnoreCase)
            ? new(CloudFault.Exists, $"The name of {call.Resource} is in use. Choose another name.")
            : new(CloudFault.Invalid, $"AWS refused the request for {call.Resource}: {Words(fault.Message)}"),
        _ => OfStatus(fault, call),
    };

    /// <summary>Answers without a code of their own: a HEAD request has no body, a proxy answers with a page.</summary>
    private static CloudRefused OfStatus(AmazonServiceException fault, AwsCall call) => fault.StatusCode switch
    {
        HttpStatusCode.Forbidden => Denied(call),
        HttpStatusCode.NotFound => new(CloudFault.NotFound, $"There is no {call.Resource}. It may have been deleted."),
        HttpStatusCode.MovedPermanently or HttpStatusCode.TemporaryRedirect => new(
            CloudFault.WrongRegion, $"The {call.Resource} is in another region than the one in Settings, AWS. Set that region there, or take a bucket of this region."),
        HttpStatusCode.PreconditionFailed => new(CloudFault.Invalid, $"The {call.Resource} was changed while it was read. Start again."),
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => new(CloudFault.Throttled, "AWS asked us to slow down, again and again. Wait a minute, then try again."),
        0 => Unreachable(call),
        >= HttpStatusCode.InternalServerError => new(CloudFault.Service, $"AWS had a fault of its own when asked for {call.Resource} ({call.Permission}). Try again in a minute."),
        _ => new(CloudFault.Invalid, $"AWS refused the request for {call.Resource}: {Words(fault.Message)}"),
    };

    private static CloudRefused Denied(AwsCall call) =>
        new(CloudFault.Denied, $"The credentials may not do {call.Permission} on {call.Resource}. Add that permission to the user or role; deploy/aws has a policy with all that is needed.");

    private static CloudRefused Unreachable(AwsCall call) =>
        new(CloudFault.Unreachable, $"AWS cannot be reached for {call.Resource} ({call.Permission}). Check this server's network, its proxy, and the region and endpoint in Settings, AWS.");

    /// <summary>The service's own words on one line.</summary>
    private static string Words(string message)
    {
        var line = string.Join(' ', message.Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "it gave no reason." : line.Length <= 300 ? line : string.Concat(line.AsSpan(0, 299), "…");
    }
}
