namespace MleDashboard.Infrastructure.Jobs;

/// <summary>One folder per job under the data root for what an attempt leaves to the next.</summary>
internal static class Checkpoints
{
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Gone already, or a file of a stopping attempt is still open: the start-up sweep takes it.
        }
    }
}
