using Microsoft.Extensions.Options;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Jobs;
using MleDashboard.Infrastructure.People;

namespace MleDashboard.Web.Hosting;

/// <summary>Reasons not to start that whoever runs the program can change: one sentence each and exit code 2, no stack.</summary>
internal static class StartFault
{
    public const int ExitCode = 2;

    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception fault) when (Sentences(fault) is { Count: > 0 } sentences)
        {
            foreach (var sentence in sentences)
            {
                await Console.Error.WriteLineAsync("MleDashboard did not start. " + sentence);
            }

            return ExitCode;
        }
    }

    private static IReadOnlyList<string> Sentences(Exception fault) => fault switch
    {
        OptionsValidationException options => [.. options.Failures],
        SecondWorkerException or NewerDatabaseException or SetupSettingsException => [fault.Message],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Sentences)],
        InvalidOperationException { InnerException: FormatException or ArgumentException } setting => [setting.Message],
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } address => [address.Message],
        _ => [],
    };
}
