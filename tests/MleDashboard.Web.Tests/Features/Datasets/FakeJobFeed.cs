using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MleDashboard.Core.Jobs;

namespace MleDashboard.Web.Tests.Features.Datasets;

/// <summary>A feed that tells what a test pushes.</summary>
internal sealed class FakeJobFeed : IJobProgressFeed
{
    private readonly List<Channel<JobRun>> readers = [];
    private long revision;

    public IReadOnlyList<JobRun> Active { get; set; } = [];

    public static JobRun Run(Guid id, JobState state, double fraction = 0, string? link = null) => new()
    {
        Id = id,
        Kind = "import-dataset",
        Title = "Import",
        OwnerId = DatasetsContext.Builder.Id,
        OwnerName = DatasetsContext.Builder.Name,
        State = state,
        CreatedAt = new DateTimeOffset(2026, 3, 1, 11, 59, 0, TimeSpan.Zero),
        Fraction = fraction,
        Link = link,
    };

    public void Push(JobRun run)
    {
        lock (readers)
        {
            var numbered = run with { Revision = ++revision };
            readers.ForEach(reader => reader.Writer.TryWrite(numbered));
        }
    }

    public async IAsyncEnumerable<JobRun> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<JobRun>();
        lock (readers)
        {
            readers.Add(channel);
        }

        await foreach (var run in channel.Reader.ReadAllAsync(cancellationToken))
        {
            yield return run;
        }
    }
}
