using MleDashboard.Core.Training;

namespace MleDashboard.Core.Prediction;

/// <summary>
/// Loaded models by artifact key, the least recently used one dropped. A key's content never changes, so nothing goes stale. A dropped
/// model is disposed when the last one who rents it is done.
/// </summary>
/// <param name="load">Loads the model of an artifact key; a failure is not remembered.</param>
public sealed class PredictorCache(Func<string, CancellationToken, Task<IPredictor>> load, int capacity = 4) : IDisposable
{
    private readonly Lock gate = new();

    /// <summary>Most recently used first.</summary>
    private readonly LinkedList<Entry> entries = [];

    /// <summary>The model of <paramref name="artifactKey"/>, loaded once however many ask. Dispose the rental, never the predictor.</summary>
    public async Task<Rental> RentAsync(string artifactKey, CancellationToken cancellationToken)
    {
        var entry = Take(artifactKey);
        try
        {
            return new Rental(this, entry, await entry.Loading.WaitAsync(cancellationToken));
        }
        catch
        {
            Return(entry, forget: entry.Loading.IsFaulted || entry.Loading.IsCanceled);
            throw;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var entry in entries)
            {
                Drop(entry);
            }

            entries.Clear();
        }
    }

    private Entry Take(string artifactKey)
    {
        lock (gate)
        {
            var entry = entries.FirstOrDefault(known => known.ArtifactKey == artifactKey);
            if (entry is null)
            {
                // Not the caller's token: others may wait for the same model.
                entry = new Entry(artifactKey, Task.Run(() => load(artifactKey, CancellationToken.None)));
            }
            else
            {
                entries.Remove(entry);
            }

            entries.AddFirst(entry);
            entry.Users++;
            while (entries.Count > capacity)
            {
                var oldest = entries.Last!.Value;
                entries.RemoveLast();
                Drop(oldest);
            }

            return entry;
        }
    }

    private void Return(Entry entry, bool forget = false)
    {
        lock (gate)
        {
            entry.Users--;
            if (forget && entries.Remove(entry))
            {
                entry.IsDropped = true;
            }

            if (entry is { IsDropped: true, Users: 0 })
            {
                entry.DisposePredictor();
            }
        }
    }

    private static void Drop(Entry entry)
    {
        entry.IsDropped = true;
        if (entry.Users == 0)
        {
            entry.DisposePredictor();
        }
    }

    /// <summary>A right to use a predictor until disposed.</summary>
    public sealed class Rental : IDisposable
    {
        private readonly PredictorCache cache;
        private Entry? entry;

        internal Rental(PredictorCache cache, Entry entry, IPredictor predictor)
        {
            this.cache = cache;
            this.entry = entry;
            Predictor = predictor;
        }

        public IPredictor Predictor { get; }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref entry, null) is { } rented)
            {
                cache.Return(rented);
            }
        }
    }

    internal sealed class Entry(string artifactKey, Task<IPredictor> loading)
    {
        public string ArtifactKey => artifactKey;

        public Task<IPredictor> Loading => loading;

        public int Users { get; set; }

        public bool IsDropped { get; set; }

        /// <summary>Also when nobody waited for the end of the loading.</summary>
        public void DisposePredictor() => loading.ContinueWith(
            static loaded => loaded.GetAwaiter().GetResult().Dispose(),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
