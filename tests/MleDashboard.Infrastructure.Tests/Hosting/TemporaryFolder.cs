namespace MleDashboard.Infrastructure.Tests.Hosting;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mle-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
