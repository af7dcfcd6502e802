using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace MleDashboard.Web.Features.Datasets.Uploads;

/// <summary>Holds each user to a few uploads at once, so that one cannot slow the others down.</summary>
public sealed class UploadGate(IOptions<UploadOptions> options)
{
    private readonly ConcurrentDictionary<string, int> underWay = new(StringComparer.Ordinal);

    /// <summary>A place to be disposed when the upload ends; null when the user has no place left.</summary>
    public IDisposable? TryEnter(string user)
    {
        var count = underWay.AddOrUpdate(user, 1, (_, current) => current + 1);
        var place = new Place(this, user);
        if (count <= options.Value.MaxConcurrentPerUser)
        {
            return place;
        }

        place.Dispose();
        return null;
    }

    private void Leave(string user)
    {
        if (underWay.AddOrUpdate(user, 0, (_, current) => current - 1) == 0)
        {
            // Only when it is still zero: another upload may have entered in between.
            underWay.TryRemove(KeyValuePair.Create(user, 0));
        }
    }

    private sealed class Place(UploadGate gate, string user) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                gate.Leave(user);
            }
        }
    }
}
