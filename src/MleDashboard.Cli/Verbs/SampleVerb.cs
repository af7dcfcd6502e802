using System.CommandLine;
using System.Globalization;
using MleDashboard.Core.Datasets.Exporting;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Folders;
using MleDashboard.Core.Synthesis.Python;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Sampling.Fakes;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle sample DIR|FILE.pkl --rows N --out FILE --where column=value</c></summary>
internal static class SampleVerb
{
    public static Command Create(CliHost host)
    {
        var model = new Argument<string>("model") { Description = "A synthesizer's folder, or a CTGAN that Python saved (a .pkl file)." };
        var rows = new Option<long>("--rows") { Description = "Rows to make, at most 10 million.", DefaultValueFactory = _ => 1000 };
        var output = new Option<string>("--out") { Description = "File to write: .csv or .parquet.", Required = true };
        var where = new Option<string[]>("--where") { Description = "What rows have: column=value, or '60% column=value' for a share of them. column= asks for missing." };
        var constraint = new Option<string[]>("--constraint") { Description = "A formula that holds in every row: 'adults + children > 0'." };
        var fake = new Option<string[]>("--fake") { Description = $"A column to invent: column=kind, kinds {string.Join(", ", Enum.GetNames<FakeKind>())}." };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same rows.", DefaultValueFactory = _ => 1 };
        var command = new Command("sample", "Make rows with a synthesizer.") { model, rows, output, where, constraint, fake, seed };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = Open(parsed.GetRequiredValue(model));
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            var conditions = (parsed.GetValue(where) ?? []).Select(Condition).ToArray();
            var fakes = (parsed.GetValue(fake) ?? []).Select(Fake).ToArray();
            if (conditions.Concat<object>(fakes).OfType<Error>().FirstOrDefault() is { } error)
            {
                return host.Fail(parsed, error);
            }

            var request = new SampleRequest
            {
                Rows = parsed.GetValue(rows),
                Seed = parsed.GetValue(seed),
                Conditions = [.. conditions.Cast<SampleCondition>()],
                Constraints = parsed.GetValue(constraint) ?? [],
                Fakes = fakes.Cast<KeyValuePair<string, FakeKind>>().ToDictionary(),
            };
            var path = Path.GetFullPath(parsed.GetRequiredValue(output));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var started = TimeProvider.System.GetTimestamp();
            var failure = await WriteAsync(host, opened.Value, request, path, cancellationToken);
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            return failure is null
                ? host.Succeed(
                    parsed,
                    new { file = path, rows = request.Rows, seconds = Math.Round(seconds, 3), columns = opened.Value.SchemaOf(request).Columns.Select(column => column.Name) },
                    string.Create(CultureInfo.InvariantCulture, $"{path}: {request.Rows:N0} rows in {seconds:0.0} s"))
                : host.Fail(parsed, failure);
        });
        return command;
    }

    private static Result<FittedSynthesizer> Open(string path)
    {
        if (!File.Exists(path))
        {
            return SynthesizerFolder.Load(path);
        }

        using var stream = File.OpenRead(path);
        return PythonSynthesizer.Open(stream, Path.GetFileName(path));
    }

    private static async Task<Error?> WriteAsync(CliHost host, FittedSynthesizer synthesizer, SampleRequest request, string path, CancellationToken cancellationToken)
    {
        if (synthesizer.Check(request) is { IsOk: false } refused)
        {
            return refused.Error;
        }

        if (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase))
        {
            var limits = new JobLimits(Environment.ProcessorCount, 1L << 30);
            return (await SampleWriter.WriteAsync(synthesizer, request, path, limits, new Shown(host), cancellationToken)).Error;
        }

        try
        {
            await using var stream = File.Create(path);
            var batches = synthesizer.Sample(request, Environment.ProcessorCount, cancellationToken).ToAsyncEnumerable();
            await CsvTableWriter.WriteAsync(stream, [.. synthesizer.Schema.Columns.Select(column => column.Name)], batches, exactValues: true, cancellationToken);
            return null;
        }
        catch (SampleEndedException ended)
        {
            File.Delete(path);
            return ended.Error;
        }
    }

    /// <returns>A <see cref="SampleCondition"/> or an <see cref="Error"/>.</returns>
    private static object Condition(string text)
    {
        var (left, share) = (text, 1.0);
        if (text.IndexOf("% ", StringComparison.Ordinal) is > 0 and var percent && double.TryParse(text.AsSpan(0, percent), CultureInfo.InvariantCulture, out var number))
        {
            (left, share) = (text[(percent + 2)..], number / 100);
        }

        var parts = left.Split('=', 2);
        return parts.Length == 2 && parts[0].Trim().Length > 0
            ? new SampleCondition(parts[0].Trim(), parts[1].Length == 0 ? null : parts[1].Trim()) { Share = share }
            : new Unreadable("--where", text, "column=value");
    }

    /// <returns>A pair or an <see cref="Error"/>.</returns>
    private static object Fake(string text) => text.Split('=', 2) is [var column, var kind] && Enum.TryParse<FakeKind>(kind, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
        ? KeyValuePair.Create(column, parsed)
        : new Unreadable("--fake", text, $"column=kind with one of {string.Join(", ", Enum.GetNames<FakeKind>())}");

    private sealed record Unreadable(string Option, string Text, string Form) : Error($"{Option} '{Text}' is not of the form {Form}.");

    private sealed class Shown(CliHost host) : IProgress<double>
    {
        public void Report(double value) => host.Report("Making rows", value);
    }
}
