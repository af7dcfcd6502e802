using System.Text.Json;

namespace MleDashboard.Core.Training.Trained;

/// <summary>Completes a model folder: hashes of its files, manifest, keyed hash.</summary>
internal static class ModelWriter
{
    /// <summary>What lies in a model folder and is not the model: the report and the form that pages read, which the build writes afterwards and then <see cref="Include"/>s, and the fits that a longer build goes on from, which have their own hashes.</summary>
    public static bool IsBesideTheModel(string path) => path is "report.json" or "inputs.json" || path.StartsWith("checkpoint/", StringComparison.Ordinal);

    public static IReadOnlyDictionary<string, string> HashFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(path => path is not (ModelManifest.FileName or ModelManifest.KeyedHashFileName) && !IsBesideTheModel(path))
            .Order(StringComparer.Ordinal)
            .ToDictionary(path => path, path => ModelHash.OfFile(Path.Combine(folder, path)), StringComparer.Ordinal);

    public static void Write(string folder, ModelManifest manifest) =>
        File.WriteAllBytes(Path.Combine(folder, ModelManifest.FileName), JsonSerializer.SerializeToUtf8Bytes(manifest, ModelManifest.Json));

    /// <summary>Adds the hashes of <paramref name="names"/> to the manifest.</summary>
    public static void Include(string folder, IReadOnlyList<string> names)
    {
        var manifest = JsonSerializer.Deserialize<ModelManifest>(File.ReadAllBytes(Path.Combine(folder, ModelManifest.FileName)), ModelManifest.Json)!;
        var files = new Dictionary<string, string>(manifest.Files, StringComparer.Ordinal);
        foreach (var name in names)
        {
            files[name] = ModelHash.OfFile(Path.Combine(folder, name));
        }

        Write(folder, manifest with { Files = files });
    }

    /// <summary>Marks the manifest as made by whoever holds <paramref name="key"/>.</summary>
    public static void Sign(string folder, ReadOnlySpan<byte> key) =>
        File.WriteAllText(Path.Combine(folder, ModelManifest.KeyedHashFileName), ModelHash.Keyed(key, File.ReadAllBytes(Path.Combine(folder, ModelManifest.FileName))));
}
