namespace MleDashboard.Core.Results;

/// <summary>An expected refusal. <see cref="Message"/> is one sentence that the user reads: what is wrong, where, and what to do.</summary>
public abstract record Error(string Message)
{
    public sealed override string ToString() => Message;
}

/// <summary>The thing asked for does not exist, or is not for this user to see.</summary>
public sealed record NotFound(string What) : Error($"{What} was not found. It may have been deleted.");

/// <summary>The signed-in user's role does not allow this.</summary>
public sealed record NotAllowed(string Action) : Error($"Your role does not allow you to {Action}. Ask an administrator.");
