using System.Text.Json;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>
/// Turns table columns into feature matrices. It is fitted on training rows only and then never changes; a learner is given the
/// <see cref="FeatureView"/> it wants. Saved as open JSON.
/// </summary>
public sealed class FeaturePipeline
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = false };

    private readonly IReadOnlyList<FeatureEncoder> encoders;
    private readonly Dictionary<FeatureView, IReadOnlyList<Feature>> features;

    private FeaturePipeline(IReadOnlyList<FeatureEncoder> encoders, IReadOnlyList<FeatureNote> notes)
    {
        this.encoders = encoders;
        Notes = notes;
        Columns = [.. encoders.SelectMany(encoder => encoder.Inputs).DistinctBy(column => column.Name)];
        features = Enum.GetValues<FeatureView>().ToDictionary(
            view => view,
            IReadOnlyList<Feature> (view) => [.. encoders.SelectMany(encoder => encoder.FeaturesOf(view))]);
    }

    /// <summary>What was done with each column, used or not. Empty when the pipeline was loaded.</summary>
    public IReadOnlyList<FeatureNote> Notes { get; }

    /// <summary>Columns that a table must have, with the type they had in training.</summary>
    public IReadOnlyList<DatasetColumn> Columns { get; }

    /// <param name="rows">Training rows, feature columns only.</param>
    /// <param name="fills">Columns whose missing values are filled first; in the others they are kept as such.</param>
    public static FeaturePipeline Fit(Table rows, TargetValues target, IReadOnlyDictionary<string, MissingFill>? fills = null)
    {
        var fit = new PipelineFit(rows, target, fills ?? new Dictionary<string, MissingFill>());
        return new FeaturePipeline(fit.Encoders, fit.Notes);
    }

    public static FeaturePipeline FromJson(ReadOnlySpan<byte> json) =>
        new(JsonSerializer.Deserialize<IReadOnlyList<FeatureEncoder>>(json, Json) ?? throw new JsonException("The pipeline is empty."), []);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(encoders, Json);

    public IReadOnlyList<Feature> FeaturesOf(FeatureView view) => features[view];

    /// <exception cref="ArgumentException">A column is absent.</exception>
    public FeatureMatrix Transform(Table rows, FeatureView view, int threads = 1) =>
        Encode(rows, view, threads, (encoder, into, first) => encoder.Encode(rows, view, into, first, threads));

    /// <summary>For the rows it was fitted on: what a row's own target taught is kept from that row.</summary>
    public FeatureMatrix TransformTraining(Table rows, TargetValues target, int seed, FeatureView view, int threads = 1) =>
        Encode(rows, view, threads, (encoder, into, first) => encoder.EncodeTraining(rows, target, seed, view, into, first, threads));

    private FeatureMatrix Encode(Table rows, FeatureView view, int threads, Action<FeatureEncoder, FeatureMatrix, int> encode)
    {
        var matrix = new FeatureMatrix(rows.RowCount, features[view]);
        var first = new int[encoders.Count];
        for (int i = 0, next = 0; i < encoders.Count; i++)
        {
            first[i] = next;
            next += encoders[i].FeaturesOf(view).Count;
        }

        if (threads == 1 || (long)rows.RowCount * encoders.Count < 50_000)
        {
            for (var i = 0; i < encoders.Count; i++)
            {
                encode(encoders[i], matrix, first[i]);
            }
        }
        else
        {
            Parallel.For(0, encoders.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => encode(encoders[i], matrix, first[i]));
        }

        return matrix;
    }
}
