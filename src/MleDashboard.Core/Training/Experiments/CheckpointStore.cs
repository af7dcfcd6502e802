using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Finished candidates in the work folder. What another attempt at the same build left there is used again; what is of another build is removed.</summary>
internal sealed class CheckpointStore
{
    private const string StampName = "build.sha256";

    private readonly string folder;

    public CheckpointStore(string folder, string stamp)
    {
        this.folder = folder;
        var path = Path.Combine(folder, StampName);
        if (Directory.Exists(folder) && !(File.Exists(path) && File.ReadAllText(path) == stamp))
        {
            foreach (var part in Directory.EnumerateDirectories(folder))
            {
                Directory.Delete(part, recursive: true);
            }
        }

        Directory.CreateDirectory(Path.Combine(folder, "scores"));
        File.WriteAllText(path, stamp);
    }

    /// <summary>Differs when the product, the target, the size of the table or a setting that a fit depends on differs; how long a build may be and which of its candidates predicts does not matter.</summary>
    public static string StampOf(ExperimentSettings settings, Table table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var fits = settings with
        {
            TimeLimit = null,
            MaxTrialTime = null,
            MaxCandidates = null,
            IsTuned = false,
            MaxMillisecondsPerRow = null,
            IntervalCoverage = null,
            Threads = 1,
            MemoryBytes = null,
        };
        hash.AppendData(typeof(CheckpointStore).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(fits, ModelManifest.Json));
        hash.AppendData(Encoding.UTF8.GetBytes($"{table.RowCount} {string.Join('\n', table.Columns.Select(column => $"{column.Name} {column.Type}"))}"));
        var target = table.Find(settings.Target)!;
        for (var row = 0; row < target.Length; row++)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{target.TextAt(row)}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// The candidates in a folder that a longer build may take as they are: not those that time cut short, those of a second level, whose first may grow,
    /// and those of a search, which goes another way when others have been fitted.
    /// </summary>
    public static IReadOnlySet<string> WholeCandidates(string folder)
    {
        var scores = Path.Combine(folder, "scores");
        return Directory.Exists(scores)
            ? Directory.EnumerateFiles(scores, "*.json")
                .Select(path => JsonSerializer.Deserialize<Candidate>(File.ReadAllBytes(path), ModelManifest.Json)!)
                .Where(candidate => !candidate.IsCutShort && candidate.Entry.StackLevel == 1 && !TrialTuner.IsOfASearch(candidate.Name))
                .Select(candidate => candidate.Name)
                .ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();
    }

    /// <summary>Whose file it is; null for the stamp.</summary>
    /// <param name="path">Relative to the folder, with forward slashes.</param>
    public static string? CandidateOf(string path) => path.Split('/') switch
    {
        ["scores", var file] => file[..file.IndexOf('.', StringComparison.Ordinal)],
        ["candidates", var name, ..] => name,
        _ => null,
    };

    /// <summary>Written last and renamed into place: a candidate is there with all its files, or not at all.</summary>
    public void Save(Candidate candidate)
    {
        WriteNumbers($"{candidate.Name}.validation.f64", candidate.Validation);
        if (candidate.Test is not null)
        {
            WriteNumbers($"{candidate.Name}.test.f64", candidate.Test);
        }

        var path = PathOf($"{candidate.Name}.json");
        File.WriteAllBytes($"{path}.part", JsonSerializer.SerializeToUtf8Bytes(candidate with { Validation = [], Test = null }, ModelManifest.Json));
        File.Move($"{path}.part", path, overwrite: true);
    }

    public Candidate? Find(string name)
    {
        var path = PathOf($"{name}.json");
        if (!File.Exists(path))
        {
            return null;
        }

        var candidate = JsonSerializer.Deserialize<Candidate>(File.ReadAllBytes(path), ModelManifest.Json)!;
        return candidate with { Validation = ReadNumbers($"{name}.validation.f64")!, Test = ReadNumbers($"{name}.test.f64") };
    }

    private string PathOf(string name) => Path.Combine(folder, "scores", name);

    private void WriteNumbers(string name, double[] numbers)
    {
        using var stream = File.Create(PathOf(name));
        stream.Write(MemoryMarshal.AsBytes(numbers.AsSpan()));
    }

    private double[]? ReadNumbers(string name) =>
        File.Exists(PathOf(name)) ? MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(PathOf(name))).ToArray() : null;
}
