using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>
/// Levels as codes for trees and networks and one-hot for weights. A column of many levels also gives the mean target of each level, smoothed
/// (Micci-Barreca 2001) and, for the rows it was learned from, computed out of fold. Rare levels share one code; unseen ones are missing.
/// </summary>
internal sealed record CategoryEncoder : ColumnEncoder
{
    private const int ManyLevels = 20;
    private const int MostLevels = 1000;
    private const int OneHotLevels = 32;
    private const int MostMeans = 10;
    private const int RareCount = 2;

    /// <summary>In natural order.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    /// <summary>Levels seen too seldom to have a code of their own; they share the code after the last.</summary>
    public required IReadOnlyList<string> RareLevels { get; init; }

    /// <summary>Training rows of each level, the rare ones after the others; empty for columns of few levels.</summary>
    public IReadOnlyList<int> Counts { get; init; } = [];

    /// <summary>Null for columns of few levels, which need none.</summary>
    public TargetMeans? Means { get; init; }

    /// <summary>For weights and networks, the scale of each mean column.</summary>
    public IReadOnlyList<double> MeanDeviations { get; init; } = [];

    [JsonIgnore]
    public override ColumnType Type => ColumnType.Categorical;

    [JsonIgnore]
    public override string Note => (Means, RareLevels.Count) switch
    {
        (null, 0) => $"{Levels.Count} levels",
        (null, _) => $"{Levels.Count} levels; {RareLevels.Count} rare ones put together",
        (_, 0) => $"{Levels.Count} levels, also as mean of the target",
        _ => $"{Levels.Count} levels, also as mean of the target; {RareLevels.Count} rare ones put together",
    };

    private int CodeCount => Levels.Count + (RareLevels.Count > 0 ? 1 : 0);

    public static CategoryEncoder Fit(string column, ColumnData rows, IReadOnlyList<(string Level, int Count)> counts, TargetValues target)
    {
        var threshold = counts.Count <= ManyLevels
            ? 1
            : Math.Max(RareCount, counts.Count <= MostLevels ? 0 : counts.Select(level => level.Count).OrderDescending().ElementAt(MostLevels) + 1);
        var encoder = new CategoryEncoder
        {
            Column = column,
            Levels = [.. counts.Where(level => level.Count >= threshold).Select(level => level.Level)],
            RareLevels = [.. counts.Where(level => level.Count < threshold).Select(level => level.Level)],
        };
        if (counts.Count <= ManyLevels)
        {
            return encoder;
        }

        encoder = encoder with { Counts = [.. counts.Where(level => level.Count >= threshold).Concat(counts.Where(level => level.Count < threshold)).Select(level => level.Count)] };
        if (target.OutputCount > MostMeans)
        {
            return encoder;
        }

        var means = TargetMeans.Fit(encoder.CodesOf(rows), encoder.CodeCount, target);
        return encoder with { Means = means, MeanDeviations = means.Deviations() };
    }

    public override IReadOnlyList<Feature> FeaturesOf(FeatureView view)
    {
        var features = new List<Feature>();
        if (view == FeatureView.Tree)
        {
            features.Add(new Feature(Column, Column, Math.Max(1, CodeCount)));
        }
        else if (view == FeatureView.Neural)
        {
            features.Add(new Feature(Column, Column, CodeCount + 1));
        }
        else if (CodeCount <= OneHotLevels || Means is null)
        {
            features.AddRange(Enumerable.Range(0, Math.Min(CodeCount, OneHotLevels)).Select(code => new Feature($"{Column}={(code < Levels.Count ? Levels[code] : "(rare)")}", Column)));
        }

        if (HasCount(view))
        {
            features.Add(new Feature($"{Column}.count", Column));
        }

        for (var output = 0; output < (Means?.OutputCount ?? 0); output++)
        {
            features.Add(new Feature(Means!.OutputCount == 1 ? $"{Column}.mean" : $"{Column}.mean{output}", Column));
        }

        return features;
    }

    protected override void Encode(ColumnData column, FeatureView view, FeatureMatrix into, int first, int threads)
    {
        var codes = CodesOf(column);
        var next = EncodeCounts(column, view, into, EncodeCodes(codes, view, into, first));
        Means?.Encode(codes, into, next);
        Standardise(view, into, next);
    }

    protected override void EncodeTraining(ColumnData column, TargetValues target, int seed, FeatureView view, FeatureMatrix into, int first, int threads)
    {
        var codes = CodesOf(column);
        var next = EncodeCounts(column, view, into, EncodeCodes(codes, view, into, first));
        Means?.EncodeOutOfFold(codes, target, seed, into, next);
        Standardise(view, into, next);
    }

    private bool HasCount(FeatureView view) => view == FeatureView.Tree && Counts.Count > 0;

    private int EncodeCounts(ColumnData column, FeatureView view, FeatureMatrix into, int first)
    {
        if (!HasCount(view))
        {
            return first;
        }

        // A level that was never seen has no rows; without a level there is nothing to count.
        var codes = LevelCodes.Of(column, [.. Levels, .. RareLevels]);
        var encoded = into.Column(first);
        for (var row = 0; row < codes.Length; row++)
        {
            encoded[row] = codes[row] >= 0 ? Counts[codes[row]] : column.IsMissing(row) ? float.NaN : 0;
        }

        return first + 1;
    }

    private int EncodeCodes(int[] codes, FeatureView view, FeatureMatrix into, int first)
    {
        if (view != FeatureView.Linear)
        {
            var encoded = into.Column(first);
            var unknown = view == FeatureView.Tree ? float.NaN : CodeCount;
            for (var row = 0; row < codes.Length; row++)
            {
                encoded[row] = codes[row] < 0 ? unknown : codes[row];
            }

            return first + 1;
        }

        if (CodeCount > OneHotLevels && Means is not null)
        {
            return first;
        }

        var width = Math.Min(CodeCount, OneHotLevels);
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] >= 0 && codes[row] < width)
            {
                into.Column(first + codes[row])[row] = 1;
            }
        }

        return first + width;
    }

    private void Standardise(FeatureView view, FeatureMatrix into, int first)
    {
        for (var output = 0; view != FeatureView.Tree && output < (Means?.OutputCount ?? 0); output++)
        {
            var column = into.Column(first + output);
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = (float)((column[row] - Means!.Priors[output]) / MeanDeviations[output]);
            }
        }
    }

    private int[] CodesOf(ColumnData column)
    {
        var codes = LevelCodes.Of(column, [.. Levels, .. RareLevels]);
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = Math.Min(codes[row], Levels.Count);
        }

        return codes;
    }
}
