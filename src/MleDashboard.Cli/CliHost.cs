using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using MleDashboard.Core;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Results;

namespace MleDashboard.Cli;

/// <summary>What every verb shares: the Core services, a scratch folder, and the rule that results go to stdout and everything else to stderr.</summary>
internal sealed class CliHost(TextWriter output, TextWriter progress) : IAsyncDisposable
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadInput = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddCore().BuildServiceProvider();
    private string? scratch;
    private (string Stage, int Percent) shown = ("", -1);

    public static Option<bool> JsonOption { get; } = new("--json") { Description = "Write one machine-readable result to stdout.", Recursive = true };

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A new empty folder that goes when the command ends.</summary>
    public string NewScratchFolder()
    {
        scratch ??= Directory.CreateTempSubdirectory("mle-").FullName;
        return Directory.CreateDirectory(Path.Combine(scratch, Path.GetRandomFileName())).FullName;
    }

    /// <summary>Prints the result: <paramref name="result"/> as one JSON object, or <paramref name="text"/> for people.</summary>
    public int Succeed(ParseResult parsed, object result, params IReadOnlyList<string> text)
    {
        if (parsed.GetValue(JsonOption))
        {
            output.WriteLine(JsonSerializer.Serialize(result, Json));
        }
        else
        {
            foreach (var line in text)
            {
                output.WriteLine(line);
            }
        }

        return Done;
    }

    /// <param name="exitCode">Left out, an error counts as bad input, unless the machine is to blame.</param>
    public int Fail(ParseResult parsed, Error error, int? exitCode = null)
    {
        progress.WriteLine(error.Message);
        if (parsed.GetValue(JsonOption))
        {
            output.WriteLine(JsonSerializer.Serialize(new { error = error.Message }, Json));
        }

        return exitCode ?? (error is DiskFull or OutOfImportMemory ? Failed : BadInput);
    }

    /// <summary>One line on stderr for each stage and each further ten percent.</summary>
    public void Report(string stage, double fraction)
    {
        var percent = (int)(Math.Clamp(fraction, 0, 1) * 10) * 10;
        lock (progress)
        {
            if (shown != (stage, percent))
            {
                shown = (stage, percent);
                progress.WriteLine($"{percent,3}% {stage}");
            }
        }
    }

    /// <summary>Remarks for people, never part of the result.</summary>
    public void Note(string line) => progress.WriteLine(line);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (scratch is not null)
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
