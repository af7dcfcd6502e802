using MleDashboard.Core.Results;

namespace MleDashboard.Core.Cloud;

/// <summary>Nobody has connected an account: no call was made.</summary>
public sealed record CloudNotConfigured() : Error("No AWS account is connected. An administrator connects one in Settings, AWS; everything on this server works without it.");

/// <summary>A field of the settings that cannot be right.</summary>
public sealed record CloudSettingNotValid(string Field, string Sentence) : Error(Sentence);

/// <summary>What kind of refusal the service gave; what can be done differs by it.</summary>
public enum CloudFault
{
    CredentialsMissing,
    CredentialsWrong,
    CredentialsExpired,
    Denied,
    WrongRegion,
    ClockSkew,
    NotFound,
    Exists,
    Limit,
    Throttled,
    Unreachable,
    TimedOut,
    Invalid,
    Service,
}

/// <summary>The cloud said no, or nothing at all.</summary>
public sealed record CloudRefused(CloudFault Fault, string Sentence) : Error(Sentence)
{
    /// <summary>New credentials are all it needs.</summary>
    public bool NeedsCredentials => Fault is CloudFault.CredentialsMissing or CloudFault.CredentialsWrong or CloudFault.CredentialsExpired;

    /// <summary>The same call may succeed a little later.</summary>
    public bool IsPassing => Fault is CloudFault.Throttled or CloudFault.Unreachable or CloudFault.TimedOut or CloudFault.Service;
}
