using System.Text.Json;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Training.Trained;

/// <summary>
/// A model read from its folder. Files are checked against their hashes before anything is parsed, and parsed when a candidate first needs them.
/// </summary>
public sealed class TrainedModel : IPredictor
{
    private readonly ModelManifest manifest;
    private readonly ModelParts parts;
    private readonly Dictionary<string, CandidateManifest> candidates;

    private TrainedModel(ModelManifest manifest, string folder)
    {
        this.manifest = manifest;
        parts = new ModelParts(new ModelFiles(folder, "", manifest.Files));
        candidates = manifest.Candidates.ToDictionary(candidate => candidate.Name, StringComparer.Ordinal);
        InputSchema = new DatasetSchema(manifest.Schema);
        Candidates = [.. manifest.Candidates.Select(candidate => candidate.Name)];
    }

    public string Target => manifest.Settings.Target;

    public ProblemType ProblemType => manifest.ProblemType;

    public IReadOnlyList<string> Classes => manifest.Classes;

    public int PositiveClass => manifest.PositiveClass;

    public DatasetSchema InputSchema { get; }

    public IReadOnlyList<string> Candidates { get; }

    public string BestModel => manifest.BestModel;

    public double? RangeCoverage => manifest.Interval?.Coverage;

    /// <summary>What was asked of the build that made it.</summary>
    public ExperimentSettings Settings => manifest.Settings;

    /// <summary>As it stood at the end of the build.</summary>
    public Leaderboard Leaderboard => manifest.Leaderboard;

    /// <summary>Of the product that saved it.</summary>
    public string ProductVersion => manifest.ProductVersion;

    /// <summary>Threads one prediction may use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <param name="folder">A model folder.</param>
    /// <param name="key">Given: the manifest must carry the keyed hash that this key makes.</param>
    public static Result<TrainedModel> Load(string folder, ReadOnlyMemory<byte>? key = null)
    {
        var path = Path.Combine(folder, ModelManifest.FileName);
        if (!File.Exists(path))
        {
            return new ModelFolderMissing(folder);
        }

        var json = File.ReadAllBytes(path);
        if (key is { } secret && !HasKeyedHash(folder, json, secret.Span))
        {
            return new ModelNotMadeHere();
        }

        ModelManifest manifest;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (!document.RootElement.TryGetProperty("formatVersion", out var format) || !format.TryGetInt32(out var version))
            {
                return new ModelManifestDamaged();
            }

            if (version > ModelManifest.CurrentFormat)
            {
                return new ModelFromNewerVersion(version, ModelManifest.CurrentFormat);
            }

            if (version < ModelManifest.OldestFormat)
            {
                return new ModelFromOlderVersion(version, ModelManifest.OldestFormat);
            }

            manifest = document.Deserialize<ModelManifest>(ModelManifest.Json)!;
            if (manifest.Candidates.Any(candidate => candidate.Members.Any(member => member.Transform is { HasAWayBack: false })))
            {
                return new ModelManifestDamaged();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new ModelManifestDamaged();
        }

        return CheckFiles(folder, manifest) is { } error ? error : new TrainedModel(manifest, folder);
    }

    /// <summary>Marks the model in <paramref name="folder"/> as made by whoever holds <paramref name="key"/>; see <see cref="Load"/>.</summary>
    public static void Sign(string folder, ReadOnlySpan<byte> key) => ModelWriter.Sign(folder, key);

    /// <summary>Adds files that were written beside the model to those whose hashes are checked when it is loaded.</summary>
    public static void Include(string folder, params IReadOnlyList<string> names) => ModelWriter.Include(folder, names);

    /// <summary>Reads all that <paramref name="candidate"/> needs, so that its first prediction does not wait for the disk.</summary>
    public void Prepare(string? candidate = null) => Members(candidate ?? BestModel).ForEach(member => parts.Learner(member.Learner, member.Member));

    public Predictions Predict(Table rows, string? candidate = null)
    {
        var name = Find(candidate ?? BestModel).Name;
        return Finished(name, InParts(rows, part => new() { [name] = Outputs(name, part) })[name]);
    }

    public PredictedRange? PredictRange(Table rows, Predictions predictions)
    {
        if (manifest.Interval is not { } interval)
        {
            return null;
        }

        var ends = InParts(rows, part => new()
        {
            [nameof(interval.Low)] = part.Predict(interval.Learner, interval.Low),
            [nameof(interval.High)] = part.Predict(interval.Learner, interval.High),
        });
        var (low, high) = (ends[nameof(interval.Low)], ends[nameof(interval.High)]);
        for (var row = 0; row < low.Length; row++)
        {
            // The ends come from fits of their own, so on a few rows the prediction lies beyond one; the range then reaches to it.
            low[row] = Math.Min(low[row] - interval.Margin, predictions.Values[row]);
            high[row] = Math.Max(high[row] + interval.Margin, predictions.Values[row]);
        }

        return new PredictedRange(interval.Coverage, low, high);
    }

    /// <summary>Every candidate's predictions, in the order of <see cref="Candidates"/>, each row transformed once.</summary>
    public IReadOnlyDictionary<string, Predictions> PredictAll(Table rows)
    {
        var outputs = InParts(rows, part => Candidates.ToDictionary(candidate => candidate, candidate => Outputs(candidate, part)));
        return Candidates.ToDictionary(candidate => candidate, candidate => Finished(candidate, outputs[candidate]));
    }

    public void Dispose() => parts.Dispose();

    private Dictionary<string, double[]> InParts(Table rows, Func<TransformedRows, Dictionary<string, double[]>> predict)
    {
        var needed = new Table([.. InputSchema.Columns.Select(column => rows.Find(column.Name) ?? throw new ArgumentException($"Column '{column.Name}' is absent.", nameof(rows)))]);
        return RowParts.Predict(needed, Threads, part => predict(new TransformedRows(part, parts)));
    }

    private Predictions Finished(string name, double[] outputs)
    {
        var candidate = Find(name);
        return ProblemType == ProblemType.Regression
            ? Predictions.OfNumbers(outputs)
            : Predictions.OfProbabilities(candidate.Calibration?.Apply(outputs, Classes.Count) ?? outputs, Classes.Count, candidate.Decision);
    }

    private double[] Outputs(string name, TransformedRows rows) => rows.Once(name, () =>
    {
        var candidate = Find(name);
        double[]? sum = null;
        foreach (var (member, weight) in candidate.Weights)
        {
            ModelAverages.Add(ref sum, Outputs(member, rows), weight);
        }

        var below = candidate.Stack?.Candidates.Select(each => Outputs(each, rows)).ToList();
        foreach (var member in candidate.Members)
        {
            ModelAverages.Add(ref sum, rows.Predict(candidate, member, below), 1.0 / candidate.Members.Count);
        }

        return sum!;
    });

    private List<(string Learner, MemberManifest Member)> Members(string name)
    {
        var candidate = Find(name);
        return
        [
            .. candidate.Weights.Keys.Concat(candidate.Stack?.Candidates ?? []).SelectMany(Members),
            .. candidate.Members.Select(member => (candidate.Learner, member)),
        ];
    }

    private CandidateManifest Find(string name) =>
        candidates.GetValueOrDefault(name) ?? throw new ArgumentException($"The model has no candidate '{name}'.", nameof(name));

    private static bool HasKeyedHash(string folder, byte[] json, ReadOnlySpan<byte> key)
    {
        var path = Path.Combine(folder, ModelManifest.KeyedHashFileName);
        return File.Exists(path) && ModelHash.AreEqual(File.ReadAllText(path), ModelHash.Keyed(key, json));
    }

    private static Error? CheckFiles(string folder, ModelManifest manifest)
    {
        var present = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => path is not (ModelManifest.FileName or ModelManifest.KeyedHashFileName))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (path, hash) in manifest.Files)
        {
            // A path that leaves the folder is never among those that were listed inside it.
            if (!present.Remove(path))
            {
                return new ModelFileMissing(path);
            }

            if (ModelHash.OfFile(Path.Combine(folder, path)) != hash)
            {
                return new ModelFileChanged(path);
            }
        }

        present.RemoveWhere(ModelWriter.IsBesideTheModel);
        return present.Count > 0 ? new ModelFileUnknown(present.Min()!) : null;
    }
}
