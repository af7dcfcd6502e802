using System.Text.Json;
using MleDashboard.Cli;

namespace MleDashboard.Core.Tests.Cli;

/// <summary>One run of the command line, in process.</summary>
internal sealed record MleRun(int ExitCode, string Output, string Progress)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<MleRun> Of(params string[] args)
    {
        var output = new StringWriter();
        var progress = new StringWriter();
        var exitCode = await MleCommand.RunAsync(args, output, progress, TestContext.Current.CancellationToken);
        return new MleRun(exitCode, output.ToString(), progress.ToString());
    }
}
