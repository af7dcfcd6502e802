using System.Net;
using Amazon.Runtime;
using MleDashboard.Core.Cloud;
using MleDashboard.Infrastructure.Cloud;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>Codes as the services' models and a third party's server spell them; both spellings of each refusal.</summary>
public sealed class AwsErrorsTests
{
    private static readonly AwsCall Call = new("s3:GetObject", "file 's3://b/k.csv'");

    [Theory]
    [InlineData("ExpiredToken", CloudFault.CredentialsExpired)]
    [InlineData("ExpiredTokenException", CloudFault.CredentialsExpired)]
    [InlineData("SignatureDoesNotMatch", CloudFault.CredentialsWrong)]
    [InlineData("InvalidSignatureException", CloudFault.CredentialsWrong)]
    [InlineData("InvalidClientTokenId", CloudFault.CredentialsWrong)]
    [InlineData("UnrecognizedClientException", CloudFault.CredentialsWrong)]
    [InlineData("InvalidAccessKeyId", CloudFault.CredentialsWrong)]
    [InlineData("AccessDenied", CloudFault.Denied)]
    [InlineData("AccessDeniedException", CloudFault.Denied)]
    [InlineData("RequestTimeTooSkewed", CloudFault.ClockSkew)]
    [InlineData("NoSuchBucket", CloudFault.NotFound)]
    [InlineData("ResourceNotFound", CloudFault.NotFound)]
    [InlineData("BucketAlreadyExists", CloudFault.Exists)]
    [InlineData("ResourceInUse", CloudFault.Exists)]
    [InlineData("ResourceLimitExceeded", CloudFault.Limit)]
    [InlineData("SlowDown", CloudFault.Throttled)]
    [InlineData("ThrottlingException", CloudFault.Throttled)]
    [InlineData("PermanentRedirect", CloudFault.WrongRegion)]
    [InlineData("AuthorizationHeaderMalformed", CloudFault.WrongRegion)]
    [InlineData("InternalFailure", CloudFault.Service)]
    public void Explain_Code_IsOneSentenceOfItsKind(string code, CloudFault fault)
    {
        var refusal = AwsErrors.Explain(Service(code, HttpStatusCode.InternalServerError, "secret AKIDEXAMPLE"), Call, CancellationToken.None)!;

        Assert.Equal(fault, refusal.Fault);
        Assert.EndsWith(".", refusal.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("AKIDEXAMPLE", refusal.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_Denied_NamesActionAndResource()
    {
        // A HEAD request has no body and so no code.
        var refusal = AwsErrors.Explain(Service("", HttpStatusCode.Forbidden, ""), Call, CancellationToken.None)!;

        Assert.Equal(CloudFault.Denied, refusal.Fault);
        Assert.Contains("s3:GetObject on file 's3://b/k.csv'", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_FaultsThatAreNoAwsType_AreExplainedToo()
    {
        Assert.Equal(CloudFault.Unreachable, AwsErrors.Explain(new HttpRequestException("refused"), Call, CancellationToken.None)?.Fault);
        Assert.Equal(CloudFault.TimedOut, AwsErrors.Explain(new TimeoutException(), Call, CancellationToken.None)?.Fault);
        Assert.Equal(CloudFault.TimedOut, AwsErrors.Explain(new TaskCanceledException(), Call, CancellationToken.None)?.Fault);
        Assert.Equal(CloudFault.CredentialsMissing, AwsErrors.Explain(new AmazonClientException("no credentials"), Call, CancellationToken.None)?.Fault);
        Assert.Equal(CloudFault.Service, AwsErrors.Explain(Service(null, HttpStatusCode.BadGateway, "<html>"), Call, CancellationToken.None)?.Fault);
        Assert.Equal(CloudFault.NotFound, AwsErrors.Explain(Service("ValidationException", HttpStatusCode.BadRequest, "Could not find endpoint \"e\"."), Call, CancellationToken.None)?.Fault);
    }

    [Fact]
    public void Explain_CallerStoppedOrProgramError_IsNotExplained()
    {
        Assert.Null(AwsErrors.Explain(new TaskCanceledException(), Call, new CancellationToken(true)));
        Assert.Null(AwsErrors.Explain(new InvalidOperationException(), Call, CancellationToken.None));
    }

    private static AmazonServiceException Service(string? code, HttpStatusCode status, string message) => new(message, null, ErrorType.Unknown, code, "id", status);
}
