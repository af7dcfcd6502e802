namespace MleDashboard.Core.Training.Features;

/// <summary>Which form of the columns a learner wants.</summary>
public enum FeatureView
{
    /// <summary>Few columns for trees: missing values stay missing, levels are codes in their natural order.</summary>
    Tree,

    /// <summary>Columns for weights: centred, scaled, nothing missing, levels one-hot or as mean targets.</summary>
    Linear,

    /// <summary>Columns for networks: numbers to the middle half of their values and gently bounded, nothing missing, levels as codes of which the last is for those not seen in training and for missing.</summary>
    Neural,
}

/// <summary>One column of a <see cref="FeatureMatrix"/>.</summary>
/// <param name="Name">Unique: "lead_time", "arrived.month".</param>
/// <param name="SourceColumn">The table's column that it was made from.</param>
/// <param name="LevelCount">Of a categorical feature, whose values are codes 0..LevelCount-1 or NaN; 0 for numbers.</param>
public sealed record Feature(string Name, string SourceColumn, int LevelCount = 0)
{
    public bool IsCategorical => LevelCount > 0;
}

/// <summary>Rows as numbers, column after column: value (r, c) is Values[c * RowCount + r]. NaN is missing.</summary>
public sealed class FeatureMatrix(int rowCount, IReadOnlyList<Feature> features)
{
    public int RowCount { get; } = rowCount;

    public IReadOnlyList<Feature> Features { get; } = features;

    public int ColumnCount => Features.Count;

    public float[] Values { get; } = new float[checked(rowCount * features.Count)];

    /// <summary>A copy of the first <paramref name="rows"/> rows.</summary>
    public FeatureMatrix Take(int rows)
    {
        var taken = new FeatureMatrix(rows, Features);
        for (var c = 0; c < ColumnCount; c++)
        {
            Column(c)[..rows].CopyTo(taken.Column(c));
        }

        return taken;
    }

    /// <summary>A copy with further columns after its own, to be filled.</summary>
    public FeatureMatrix Widen(IReadOnlyList<Feature> further)
    {
        var wide = new FeatureMatrix(RowCount, [.. Features, .. further]);
        Values.CopyTo(wide.Values, 0);
        return wide;
    }

    public Span<float> Column(int column) => Values.AsSpan(column * RowCount, RowCount);

    /// <summary>Copies rows [start, start + count) to <paramref name="rowMajor"/>, one row after the other.</summary>
    public void CopyRows(int start, int count, Span<float> rowMajor)
    {
        for (var c = 0; c < ColumnCount; c++)
        {
            var column = Values.AsSpan((c * RowCount) + start, count);
            for (int r = 0, at = c; r < count; r++, at += ColumnCount)
            {
                rowMajor[at] = column[r];
            }
        }
    }
}
