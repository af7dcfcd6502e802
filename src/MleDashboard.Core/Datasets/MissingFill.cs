namespace MleDashboard.Core.Datasets;

/// <summary>What takes the place of a missing value, learned from the values of its column.</summary>
public enum MissingFill
{
    /// <summary>The middle value; of a date too.</summary>
    Median,
    Mean,
    MostFrequent,
    Zero,
}

/// <summary>Which fills a column can have.</summary>
public static class MissingFills
{
    /// <summary>The usual one first. A text has none, for one text in place of others says nothing, nor has an identifier, from which no model learns.</summary>
    public static IReadOnlyList<MissingFill> For(ColumnType type) => type switch
    {
        ColumnType.Numeric => [MissingFill.Median, MissingFill.Mean, MissingFill.MostFrequent, MissingFill.Zero],
        ColumnType.DateTime => [MissingFill.Median, MissingFill.MostFrequent],
        ColumnType.Text or ColumnType.Identifier => [],
        _ => [MissingFill.MostFrequent],
    };

    /// <summary>After "filled with": "the median".</summary>
    public static string Words(MissingFill fill) => fill switch
    {
        MissingFill.Median => "the median",
        MissingFill.Mean => "the mean",
        MissingFill.MostFrequent => "the most frequent value",
        _ => "zero",
    };
}
