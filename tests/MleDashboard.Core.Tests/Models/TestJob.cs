using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Tests.Models;

/// <summary>The host of one attempt, which remembers what it was told.</summary>
internal sealed class TestJob(string checkpointFolder, long leaseNumber = 1) : IJobContext, IProgress<JobProgress>
{
    public List<JobProgress> Reports { get; } = [];

    public List<string> Lines { get; } = [];

    public IReadOnlyList<string> Stages { get; private set; } = [];

    public Action<JobProgress> OnReport { get; init; } = _ => { };

    public CancellationTokenSource Stop { get; } = new();

    public JobLease Lease { get; } = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), leaseNumber);

    public int Attempt => (int)leaseNumber;

    public Actor Owner { get; } = new("u1", "Ada", Role.Builder);

    public JobLimits Limits { get; } = new(2, 2L << 30);

    public string CheckpointFolder => checkpointFolder;

    public IProgress<JobProgress> Progress => this;

    public CancellationToken StopRequested => Stop.Token;

    public void SetStages(params IReadOnlyList<string> stages) => Stages = stages;

    public void Log(string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }

    public void Report(JobProgress value)
    {
        lock (Reports)
        {
            Reports.Add(value);
        }

        OnReport(value);
    }
}
