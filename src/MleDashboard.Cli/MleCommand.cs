using System.CommandLine;
using MleDashboard.Cli.Verbs;
using MleDashboard.Core.Results;

namespace MleDashboard.Cli;

/// <summary>The command line as a method, so that tests run it in process.</summary>
public static class MleCommand
{
    /// <returns>0 done, 1 failed, 2 bad usage or bad input.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter progress, CancellationToken cancellationToken)
    {
        await using var host = new CliHost(output, progress);
        var root = new RootCommand("MleDashboard on the command line: the services of the pages without a browser.");
        root.Options.Add(CliHost.JsonOption);

        // One line a verb.
        root.Subcommands.Add(ImportVerb.Create(host));
        root.Subcommands.Add(SplitVerb.Create(host));
        root.Subcommands.Add(ProfileVerb.Create(host));
        root.Subcommands.Add(ValidateVerb.Create(host));
        root.Subcommands.Add(TrainVerb.Create(host));
        root.Subcommands.Add(EvaluateVerb.Create(host));
        root.Subcommands.Add(LeaderboardVerb.Create(host));
        root.Subcommands.Add(PredictVerb.Create(host));
        root.Subcommands.Add(SynthesizeVerb.Create(host));
        root.Subcommands.Add(SampleVerb.Create(host));
        root.Subcommands.Add(SynthQualityVerb.Create(host));

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await progress.WriteLineAsync(error.Message);
            }

            await progress.WriteLineAsync("Add --help to see what a verb takes.");
            return CliHost.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = progress, EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return host.Fail(parsed, new Stopped(), CliHost.Failed);
        }
        catch (Exception error)
        {
            // The one place where a fault becomes a sentence: nobody above reads stack traces.
            return host.Fail(parsed, new Fault(error.Message), CliHost.Failed);
        }
    }

    private sealed record Stopped() : Error("Stopped.");

    private sealed record Fault(string What) : Error($"This failed, and not by your input: {What}");
}
