using System.Threading.Channels;
using MleDashboard.Core.Datasets.Importing.Inference;

namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>All rows of a text seen once: one thread cuts, the others look at values.</summary>
internal sealed record CsvObservation(IReadOnlyList<ColumnObserver> Columns, long Rows, bool IsRegular)
{
    private const int QueuedBlocks = 4;

    /// <param name="onBytes">Told the bytes read so far.</param>
    public static async Task<CsvObservation> RunAsync(CsvScanner scanner, int columns, int threads, Action<long>? onBytes, CancellationToken cancellationToken)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var blocks = Channel.CreateBounded<RecordBlock>(new BoundedChannelOptions(QueuedBlocks) { SingleWriter = true });
        var observers = Enumerable.Range(0, Math.Max(1, threads)).Select(_ => Task.Run(() => ObserveAsync(blocks.Reader, columns, failed.Token), failed.Token)).ToArray();
        long rows = 0;
        try
        {
            await Task.Run(
                async () =>
                {
                    while (scanner.Next(failed.Token) is { } block)
                    {
                        rows += block.Count;
                        onBytes?.Invoke(block.FileOffset);
                        await blocks.Writer.WriteAsync(block, failed.Token);
                    }
                },
                failed.Token);
            blocks.Writer.Complete();
        }
        catch
        {
            await failed.CancelAsync();
            await Task.WhenAll(observers).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }

        var parts = await Task.WhenAll(observers);
        for (var other = 1; other < parts.Length; other++)
        {
            for (var column = 0; column < columns; column++)
            {
                parts[0][column].Merge(parts[other][column]);
            }
        }

        return new CsvObservation(parts[0], rows, scanner.IsRegular);
    }

    private static async Task<ColumnObserver[]> ObserveAsync(ChannelReader<RecordBlock> blocks, int columns, CancellationToken cancellationToken)
    {
        var observers = new ColumnObserver[columns];
        for (var column = 0; column < columns; column++)
        {
            observers[column] = new ColumnObserver();
        }

        await foreach (var block in blocks.ReadAllAsync(cancellationToken))
        {
            for (var column = 0; column < columns; column++)
            {
                observers[column].AddBlock(block, column);
            }
        }

        return observers;
    }
}
