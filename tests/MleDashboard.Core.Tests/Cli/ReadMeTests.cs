using System.Globalization;
using System.Text;

namespace MleDashboard.Core.Tests.Cli;

/// <summary>The README's commands do what they say, in the order they stand there.</summary>
public sealed class ReadMeTests
{
    private const string Command = "dotnet run -c Release --project src/MleDashboard.Cli -- ";

    [Fact]
    public async Task Commands_OfTheReadMe_AllSucceed()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var root = RepositoryRoot(AppContext.BaseDirectory);
        var commands = (await File.ReadAllLinesAsync(Path.Combine(root, "README.md"), cancellationToken))
            .Where(line => line.StartsWith(Command, StringComparison.Ordinal))
            .Select(line => line[Command.Length..])
            .ToList();
        Assert.True(commands.Count >= 5, "The README shows every verb of the main job.");
        var folder = Directory.CreateTempSubdirectory("mle-readme-").FullName;
        try
        {
            foreach (var (name, seed) in new[] { ("TRAIN.csv", 1), ("TEST.csv", 2), ("FILE.csv", 3) })
            {
                await File.WriteAllTextAsync(Path.Combine(folder, name), Table(300, seed), cancellationToken);
            }

            foreach (var command in commands)
            {
                var args = command.Split(' ').Select(word => word.Any(char.IsUpper) ? Path.Combine(folder, word) : word).ToArray();
                var run = await MleRun.Of(args);
                Assert.True(run.ExitCode == 0, $"{command}: {run.ExitCode} {run.Progress}");
            }

            Assert.All(["OUT_DIR/manifest.json", "PREDICTIONS.csv", "REPORT.html", "REPORT.json"], made => Assert.True(File.Exists(Path.Combine(folder, made)), made));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Table(int rows, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("lead_time,adults,is_cancelled\n");
        for (var row = 0; row < rows; row++)
        {
            var lead = random.Next(300);
            text.Append(CultureInfo.InvariantCulture, $"{lead},{1 + random.Next(3)},{(lead + random.Next(120) > 220 ? 1 : 0)}\n");
        }

        return text.ToString();
    }

    private static string RepositoryRoot(string folder) => File.Exists(Path.Combine(folder, "MleDashboard.sln"))
        ? folder
        : RepositoryRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("MleDashboard.sln is in no folder above the tests."));
}
