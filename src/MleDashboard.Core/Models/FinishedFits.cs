using System.Text.Json;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Models;

/// <summary>
/// What a build fitted, kept in its model folder beside the model, so that a build with more time need not fit it again. Which of it fits the new build
/// is judged by the stamp that lies with it: the same rows, columns, seed and settings of the fits.
/// </summary>
public static class FinishedFits
{
    /// <summary>In a model folder. Not read when the model predicts.</summary>
    public const string Folder = "checkpoint";

    private const string Index = "files.json";
    private const string KeyedHash = "files.hmac";

    /// <summary>More is not kept: a build of such a size begins anew.</summary>
    private const long MostBytes = 200L << 20;

    /// <param name="checkpointFolder">Of the build that has ended.</param>
    /// <param name="key">Of who keeps them, without which they cannot be changed unseen; empty where everybody may write the folder.</param>
    public static void Keep(string checkpointFolder, string modelFolder, ReadOnlySpan<byte> key)
    {
        var whole = CheckpointStore.WholeCandidates(checkpointFolder);
        var files = Directory.EnumerateFiles(checkpointFolder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(checkpointFolder, path).Replace('\\', '/'))
            .Where(path => CheckpointStore.CandidateOf(path) is not { } candidate || whole.Contains(candidate))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (files.Sum(file => new FileInfo(Path.Combine(checkpointFolder, file)).Length) > MostBytes)
        {
            return;
        }

        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var from = Path.Combine(checkpointFolder, file);
            hashes[file] = ModelHash.OfFile(from);

            // What predicts lies in the model already.
            if (!File.Exists(Path.Combine(modelFolder, file)))
            {
                Copy(from, Path.Combine(modelFolder, Folder, file));
            }
        }

        var index = JsonSerializer.SerializeToUtf8Bytes(hashes, ModelManifest.Json);
        Directory.CreateDirectory(Path.Combine(modelFolder, Folder));
        File.WriteAllBytes(Path.Combine(modelFolder, Folder, Index), index);
        File.WriteAllText(Path.Combine(modelFolder, Folder, KeyedHash), ModelHash.Keyed(key, index));
    }

    /// <summary>Puts what an earlier build kept into the folder of one that begins; nothing when none of it is there, or anything was changed.</summary>
    /// <returns>How many candidates need not be fitted again, the baseline not counted.</returns>
    public static int Take(string modelFolder, string checkpointFolder, ReadOnlySpan<byte> key)
    {
        var (indexPath, hashPath) = (Path.Combine(modelFolder, Folder, Index), Path.Combine(modelFolder, Folder, KeyedHash));
        if (!File.Exists(indexPath) || !File.Exists(hashPath))
        {
            return 0;
        }

        var index = File.ReadAllBytes(indexPath);
        if (!ModelHash.AreEqual(File.ReadAllText(hashPath), ModelHash.Keyed(key, index)))
        {
            return 0;
        }

        foreach (var (file, hash) in JsonSerializer.Deserialize<Dictionary<string, string>>(index, ModelManifest.Json)!)
        {
            var kept = Path.Combine(modelFolder, Folder, file);
            var from = File.Exists(kept) ? kept : Path.Combine(modelFolder, file);
            if (!File.Exists(from) || ModelHash.OfFile(from) != hash)
            {
                Directory.Delete(checkpointFolder, recursive: true);
                Directory.CreateDirectory(checkpointFolder);
                return 0;
            }

            Copy(from, Path.Combine(checkpointFolder, file));
        }

        return CheckpointStore.WholeCandidates(checkpointFolder).Count(candidate => candidate != ModelReport.BaselineName);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }
}
