using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>How many values of a row are missing. For trees only: learners with weights have a column for each gap and add them up themselves.</summary>
internal sealed record MissingCountEncoder : FeatureEncoder
{
    public const string FeatureName = "(missing values)";

    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<ColumnType> Types { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<DatasetColumn> Inputs => [.. Columns.Zip(Types, (column, type) => new DatasetColumn(column, type))];

    /// <summary>Null when fewer than two columns have missing values or every row has as many.</summary>
    /// <param name="columns">Used columns.</param>
    public static MissingCountEncoder? Fit(Table rows, IEnumerable<DatasetColumn> columns)
    {
        var gappy = columns.Where(column => rows.Find(column.Name) is { } values && Enumerable.Range(0, values.Length).Any(values.IsMissing)).ToList();
        var counts = Count(rows, [.. gappy.Select(column => column.Name)]);
        if (gappy.Count < 2 || counts.AsSpan().IndexOfAnyExcept(counts[0]) < 0)
        {
            return null;
        }

        return new MissingCountEncoder { Columns = [.. gappy.Select(column => column.Name)], Types = [.. gappy.Select(column => column.Type)] };
    }

    public override IReadOnlyList<Feature> FeaturesOf(FeatureView view) => view == FeatureView.Tree ? [new Feature(FeatureName, "")] : [];

    public override void Encode(Table rows, FeatureView view, FeatureMatrix into, int first, int threads)
    {
        if (view != FeatureView.Tree)
        {
            return;
        }

        var counts = Count(rows, Columns);
        var column = into.Column(first);
        for (var row = 0; row < counts.Length; row++)
        {
            column[row] = counts[row];
        }
    }

    private static int[] Count(Table rows, IReadOnlyList<string> columns)
    {
        var counts = new int[rows.RowCount];
        foreach (var name in columns)
        {
            var column = Find(rows, name);
            for (var row = 0; row < counts.Length; row++)
            {
                counts[row] += column.IsMissing(row) ? 1 : 0;
            }
        }

        return counts;
    }
}
