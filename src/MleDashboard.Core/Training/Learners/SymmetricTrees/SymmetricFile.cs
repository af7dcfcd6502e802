using System.Text.Json;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.SymmetricTrees;

/// <summary>symmetric.json is the header; features.i32, thresholds.f32 and leaves.f64 hold the trees one after the other, levels.f32 the tables of statistics; all little-endian.</summary>
internal static class SymmetricFile
{
    private const string HeaderName = "symmetric.json";
    private const string FeaturesName = "features.i32";
    private const string ThresholdsName = "thresholds.f32";
    private const string LeavesName = "leaves.f64";
    private const string LevelsName = "levels.f32";
    private const int MostDepth = 16;

    public static void Write(SymmetricModel model, string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, HeaderName), JsonSerializer.SerializeToUtf8Bytes(model.Header, ModelManifest.Json));
        BinaryArrays.Write(Path.Combine(folder, FeaturesName), model.Features);
        BinaryArrays.Write(Path.Combine(folder, ThresholdsName), model.Thresholds);
        BinaryArrays.Write(Path.Combine(folder, LeavesName), model.Leaves);
        BinaryArrays.Write<float>(Path.Combine(folder, LevelsName), [.. model.Tables.SelectMany(table => table)]);
    }

    public static SymmetricModel Read(ModelFiles files)
    {
        SymmetricHeader header;
        try
        {
            header = JsonSerializer.Deserialize<SymmetricHeader>(files.Read(HeaderName), ModelManifest.Json)!;
        }
        catch (JsonException exception)
        {
            throw new FormatException("The header of the symmetric trees cannot be read.", exception);
        }

        var features = BinaryArrays.Read<int>(files, FeaturesName);
        var thresholds = BinaryArrays.Read<float>(files, ThresholdsName);
        var leaves = BinaryArrays.Read<double>(files, LeavesName);
        var levels = BinaryArrays.Read<float>(files, LevelsName);
        Check(header, features, thresholds, leaves, levels);
        var tables = new List<float[]>();
        var at = 0;
        foreach (var statistic in header.Statistics)
        {
            tables.Add(levels[at..(at + statistic.Size)]);
            at += statistic.Size;
        }

        return new SymmetricModel(header, tables, features, thresholds, leaves);
    }

    /// <summary>Every index is inside its array.</summary>
    private static void Check(SymmetricHeader header, int[] features, float[] thresholds, double[] leaves, float[] levels)
    {
        var isSound = header.Depth is > 0 and <= MostDepth && header.Outputs > 0 && header.Starts.Count == header.Outputs
            && features.Length % header.Depth == 0 && thresholds.Length == features.Length
            && leaves.LongLength == ((long)features.Length / header.Depth * header.Outputs) << header.Depth
            && Array.TrueForAll(features, feature => (uint)feature < header.Columns + header.Statistics.Count)
            && header.Statistics.All(statistic => statistic.FirstLevels >= 0 && statistic.SecondLevels >= 0 && (uint)statistic.First < header.Columns && statistic.Second < header.Columns)
            && header.Statistics.Sum(statistic => (statistic.FirstLevels + 1L) * (statistic.Second < 0 ? 1 : statistic.SecondLevels + 1L)) == levels.Length;
        if (!isSound)
        {
            throw new FormatException("The symmetric trees have too few or too many numbers, or point outside them.");
        }
    }
}
