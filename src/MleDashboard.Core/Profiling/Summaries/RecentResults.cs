namespace MleDashboard.Core.Profiling.Summaries;

/// <summary>Keeps the last few results and computes each once, however many ask at the same time. A failure is not kept.</summary>
internal sealed class RecentResults<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly LinkedList<(TKey Key, Task<TValue> Value)> recent = new();

    /// <param name="compute">Is not told when one caller stops waiting: another may still want the result.</param>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> compute, CancellationToken cancellationToken)
    {
        Task<TValue> result;
        lock (gate)
        {
            var node = recent.First;
            while (node is not null && !node.Value.Key.Equals(key))
            {
                node = node.Next;
            }

            if (node is not null && !node.Value.Value.IsFaulted && !node.Value.Value.IsCanceled)
            {
                recent.Remove(node);
                recent.AddFirst(node);
                result = node.Value.Value;
            }
            else
            {
                if (node is not null)
                {
                    recent.Remove(node);
                }

                result = Task.Run(compute, CancellationToken.None);
                recent.AddFirst((key, result));
                if (recent.Count > capacity)
                {
                    recent.RemoveLast();
                }
            }
        }

        return result.WaitAsync(cancellationToken);
    }
}
