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

    private readonly IReadOnlyList<ColumnEncoder> encoders;
    private readonly Dictionary<FeatureView, IReadOnlyList<Feature>> features;

    private FeaturePipeline(IReadOnlyList<ColumnEncoder> encoders, IReadOnlyList<FeatureNote> notes)
    {
        this.encoders = encoders;
        Notes = notes;
        features = Enum.GetValues<FeatureView>().ToDictionary(
            view => view,
            IReadOnlyList<Feature> (view) => [.. encoders.SelectMany(encoder => encoder.FeaturesOf(view))]);
    }

    /// <summary>What was done with each column, used or not. Empty when the pipeline was loaded.</summary>
    public IReadOnlyList<FeatureNote> Notes { get; }

    /// <summary>Columns that a table must have, with the type they had in training.</summary>
    public IReadOnlyList<DatasetColumn> Columns => [.. encoders.Select(encoder => new DatasetColumn(encoder.Column, encoder.Type))];

    /// <param name="rows">Training rows, feature columns only.</param>
    public static FeaturePipeline Fit(Table rows, TargetValues target)
    {
        var encoders = new List<ColumnEncoder>();
        var notes = new List<FeatureNote>();
        foreach (var column in rows.Columns)
        {
            var (encoder, reason) = FeatureSelection.Fit(column, target);
            notes.Add(new FeatureNote(column.Name, encoder is not null, encoder?.Note ?? $"left out: {reason}"));
            if (encoder is not null)
            {
                encoders.Add(encoder);
            }
        }

        return new FeaturePipeline(encoders, notes);
    }

    public static FeaturePipeline FromJson(ReadOnlySpan<byte> json) =>
        new(JsonSerializer.Deserialize<IReadOnlyList<ColumnEncoder>>(json, Json) ?? throw new JsonException("The pipeline is empty."), []);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(encoders, Json);

    public IReadOnlyList<Feature> FeaturesOf(FeatureView view) => features[view];

    /// <exception cref="ArgumentException">A column is absent.</exception>
    public FeatureMatrix Transform(Table rows, FeatureView view, int threads = 1) =>
        Encode(rows, view, threads, static (encoder, column, view, into, first) => encoder.Encode(column, view, into, first));

    /// <summary>For the rows it was fitted on: what a row's own target taught is kept from that row.</summary>
    public FeatureMatrix TransformTraining(Table rows, TargetValues target, int seed, FeatureView view, int threads = 1) =>
        Encode(rows, view, threads, (encoder, column, view, into, first) => encoder.EncodeTraining(column, target, seed, view, into, first));

    private FeatureMatrix Encode(Table rows, FeatureView view, int threads, Action<ColumnEncoder, ColumnData, FeatureView, FeatureMatrix, int> encode)
    {
        var matrix = new FeatureMatrix(rows.RowCount, features[view]);
        var first = new int[encoders.Count];
        var columns = new ColumnData[encoders.Count];
        for (int i = 0, next = 0; i < encoders.Count; i++)
        {
            first[i] = next;
            next += encoders[i].FeaturesOf(view).Count;
            columns[i] = rows.Find(encoders[i].Column) ?? throw new ArgumentException($"Column '{encoders[i].Column}' is absent.", nameof(rows));
        }

        if (threads == 1 || (long)rows.RowCount * encoders.Count < 50_000)
        {
            for (var i = 0; i < encoders.Count; i++)
            {
                encode(encoders[i], columns[i], view, matrix, first[i]);
            }
        }
        else
        {
            Parallel.For(0, encoders.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => encode(encoders[i], columns[i], view, matrix, first[i]));
        }

        return matrix;
    }
}
