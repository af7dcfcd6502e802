using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Tests.Datasets.Jobs;

/// <summary>An artifact store in a temporary folder.</summary>
internal sealed class FolderStore : IArtifactStore, IDisposable
{
    private int scratches;

    public string Root { get; } = Directory.CreateTempSubdirectory("mle-store-").FullName;

    public int Folders => Directory.Exists(Path.Combine(Root, "kept")) ? Directory.GetFiles(Path.Combine(Root, "kept"), "*", SearchOption.AllDirectories).Length : 0;

    public int ScratchFolders => Directory.Exists(Path.Combine(Root, "scratch")) ? Directory.GetDirectories(Path.Combine(Root, "scratch")).Length : 0;

    /// <summary>What a test puts into every scratch folder before a job sees it.</summary>
    public Action<string>? Prepare { get; set; }

    public string CreateScratchFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "scratch", $"{++scratches}")).FullName;
        Prepare?.Invoke(folder);
        return folder;
    }

    public Task CommitAsync(string scratchFolder, string key, CancellationToken cancellationToken)
    {
        var target = Path.Combine(Root, "kept", key);
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        Directory.Move(scratchFolder, target);
        return Task.CompletedTask;
    }

    public Task<string> OpenAsync(string key, CancellationToken cancellationToken) =>
        Directory.Exists(Path.Combine(Root, "kept", key)) ? Task.FromResult(Path.Combine(Root, "kept", key)) : throw new DirectoryNotFoundException(key);

    public Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path.Combine(Root, "kept", key)))
        {
            Directory.Delete(Path.Combine(Root, "kept", key), recursive: true);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

internal sealed class FakeJobContext : IJobContext, IProgress<JobProgress>
{
    private double last;

    public JobLease Lease { get; set; } = new(Guid.NewGuid(), 1);

    public int Attempt => 1;

    public Actor Owner { get; } = new("u1", "Uma", Role.Builder);

    public JobLimits Limits { get; } = new(2, 1L << 30);

    public string CheckpointFolder { get; set; } = "";

    public IProgress<JobProgress> Progress => this;

    public CancellationToken StopRequested { get; set; }

    public bool NeverWentBack { get; private set; } = true;

    public List<string> Stages { get; } = [];

    public List<string> Lines { get; } = [];

    public void SetStages(params IReadOnlyList<string> stages)
    {
        Stages.Clear();
        Stages.AddRange(stages);
        last = 0;
    }

    public void Log(string line) => Lines.Add(line);

    public void Report(JobProgress value)
    {
        lock (Lines)
        {
            Assert.Contains(value.Stage, Stages);
            NeverWentBack &= value.Fraction >= last && value.Fraction <= 1;
            last = value.Fraction;
        }
    }
}
