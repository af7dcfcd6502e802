using System.Text.Json;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.NearestNeighbours;

/// <summary>Remembered rows, their answers and the rule. Immutable and thread-safe.</summary>
internal sealed record NeighbourModel(NeighbourSpace Space, NeighbourAnswers Answers, NeighbourRule Rule)
{
    private const int RowsTogether = 4096;

    public double[] Predict(FeatureMatrix rows, int threads)
    {
        if (rows.ColumnCount != Space.ColumnCount)
        {
            throw new ArgumentException($"The model has {Space.ColumnCount} features, the rows have {rows.ColumnCount}.", nameof(rows));
        }

        var outputs = new double[(long)rows.RowCount * Answers.OutputCount];
        for (var start = 0; start < rows.RowCount; start += RowsTogether)
        {
            int[] asked = [.. Enumerable.Range(start, Math.Min(RowsTogether, rows.RowCount - start))];
            Answers.Outputs(Space.Find(rows, asked, Math.Min(Rule.Count, Space.RowCount), null, threads, CancellationToken.None), Rule).CopyTo(outputs, (long)start * Answers.OutputCount);
        }

        return outputs;
    }
}

/// <summary>neighbours.json says the sizes and the rule; rows.f32 holds the remembered rows in blocks, targets.f64 and weights.f32 what they answer and count.</summary>
internal static class NeighbourFile
{
    private const string SizesName = "neighbours.json";
    private const string RowsName = "rows.f32";
    private const string TargetsName = "targets.f64";
    private const string WeightsName = "weights.f32";

    public static void Write(NeighbourModel model, string folder)
    {
        var sizes = new Sizes(model.Answers.ProblemType, model.Answers.Classes, model.Space.ColumnCount, model.Answers.Quantile, model.Answers.Weights is not null, model.Rule);
        File.WriteAllBytes(Path.Combine(folder, SizesName), JsonSerializer.SerializeToUtf8Bytes(sizes, ModelManifest.Json));
        BinaryArrays.Write(Path.Combine(folder, RowsName), model.Space.Values);
        BinaryArrays.Write<double>(Path.Combine(folder, TargetsName), model.Answers.Targets);
        BinaryArrays.Write<float>(Path.Combine(folder, WeightsName), model.Answers.Weights ?? []);
    }

    public static NeighbourModel Read(ModelFiles files)
    {
        Sizes sizes;
        try
        {
            sizes = JsonSerializer.Deserialize<Sizes>(files.Read(SizesName), ModelManifest.Json)!;
        }
        catch (JsonException exception)
        {
            throw new FormatException("The sizes of the neighbours cannot be read.", exception);
        }

        var targets = BinaryArrays.Read<double>(files, TargetsName);
        var weights = BinaryArrays.Read<float>(files, WeightsName);
        if (sizes.Rule.Count < 1 || sizes.Rule.Count > targets.Length || sizes.Classes < 0 || weights.Length != (sizes.HasWeights ? targets.Length : 0)
            || (sizes.Classes > 0 && Array.Exists(targets, target => !(target >= 0 && target < sizes.Classes))))
        {
            throw new FormatException("The answers of the neighbours do not fit their number.");
        }

        return new NeighbourModel(
            new NeighbourSpace(BinaryArrays.Read<float>(files, RowsName), targets.Length, sizes.Columns),
            new NeighbourAnswers(sizes.ProblemType, sizes.Classes, targets, sizes.HasWeights ? weights : null, sizes.Quantile),
            sizes.Rule);
    }

    private sealed record Sizes(ProblemType ProblemType, int Classes, int Columns, double? Quantile, bool HasWeights, NeighbourRule Rule);
}
