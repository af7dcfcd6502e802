using MleDashboard.Core.Cloud;
using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Cloud.Autopilot;

/// <summary>One question to SageMaker, bounded in time, its refusal in words.</summary>
internal sealed class CloudCalls(AwsSessions sessions, CloudPace pace, TimeProvider time)
{
    /// <summary>For all attempts of the SDK together.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    public async Task<Result<T>> AskAsync<T>(string permission, string resource, Func<AwsSession, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
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
        catch (Exception fault) when (AwsErrors.Explain(fault, new AwsCall(permission, resource), cancellationToken) is { } refusal)
        {
            return refusal;
        }
    }

    public Task<Result<bool>> DoAsync(string permission, string resource, Func<AwsSession, CancellationToken, Task> act, CancellationToken cancellationToken) => AskAsync(
        permission,
        resource,
        async (session, token) =>
        {
            await act(session, token);
            return true;
        },
        cancellationToken);

    /// <summary>
    /// Makes something under a name of our own. A refusal that may pass can hide that it was made, and a second attempt then hears that the name is in use: what
    /// has the name is adopted when <paramref name="findOwn"/> knows it as ours, so nothing is made twice.
    /// </summary>
    /// <param name="findOwn">Ok(true): it is there and ours; Ok(false): it is somebody else's; NotFound: it is not there.</param>
    public async Task<Result> MakeAsync(Func<Task<Result<bool>>> make, Func<Task<Result<bool>>> findOwn, Action<string> onTrouble, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        for (var wait = pace.Least; ; wait = pace.Longer(wait))
        {
            var made = await make();
            if (made.IsOk)
            {
                return Result.Ok;
            }

            if (made.Error is not CloudRefused refusal || !(refusal.Fault == CloudFault.Exists || refusal.IsPassing || refusal.NeedsCredentials))
            {
                return made.Error;
            }

            var own = await findOwn();
            if (own.IsOk)
            {
                return own.Value ? Result.Ok : refusal.Fault == CloudFault.Exists ? refusal : new CloudRefused(CloudFault.Exists, "The name is in use in the account by something else. Choose another name.");
            }

            if (refusal.Fault == CloudFault.Exists && own.Error is CloudRefused { IsPassing: false, NeedsCredentials: false } || time.GetElapsedTime(since) > pace.Patience)
            {
                return refusal;
            }

            onTrouble(refusal.Sentence);
            await Task.Delay(CloudPace.Jittered(wait), time, cancellationToken);
        }
    }

    /// <summary>Asks again and again until <paramref name="take"/> says that it is over. What may pass is waited for; anything else ends it.</summary>
    /// <param name="take">True: over. False: as before. Null: something changed, so ask again soon.</param>
    /// <param name="hurry">What ends a wait early; asked before each.</param>
    public async Task<Result> FollowAsync<T>(Func<Task<Result<T>>> ask, Func<T, Task<bool?>> take, Action<string> onTrouble, Func<CancellationToken> hurry, CancellationToken cancellationToken)
    {
        long? troubledSince = null;
        for (var wait = pace.Least; ; wait = pace.Longer(wait))
        {
            var answer = await ask();
            if (answer.IsOk)
            {
                troubledSince = null;
                var end = await take(answer.Value);
                if (end == true)
                {
                    return Result.Ok;
                }

                wait = end is null ? pace.Least : wait;
            }
            else
            {
                troubledSince ??= time.GetTimestamp();
                if (answer.Error is not CloudRefused refusal || !(refusal.IsPassing || refusal.NeedsCredentials) || time.GetElapsedTime(troubledSince.Value) > pace.Patience)
                {
                    return answer.Error;
                }

                onTrouble(refusal.Sentence);
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(hurry(), cancellationToken);
            await Task.Delay(CloudPace.Jittered(wait), time, either.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
