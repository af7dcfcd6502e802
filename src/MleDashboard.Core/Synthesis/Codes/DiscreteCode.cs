using System.Globalization;
using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>One output for each level; missing is a level of its own.</summary>
public sealed record DiscreteCode : ColumnCode
{
    /// <summary>As texts, null for missing; numbers in the invariant culture.</summary>
    public required IReadOnlyList<string?> Levels { get; init; }

    /// <summary>Rows of the training table that have each level.</summary>
    public required IReadOnlyList<long> Counts { get; init; }

    [JsonIgnore]
    public override int Choices => Levels.Count;

    [JsonIgnore]
    public override bool HasOffset => false;

    [JsonIgnore]
    public override string How => $"{Levels.Count:N0} {(Levels.Count == 1 ? "level" : "levels")}";

    /// <summary>Levels of a column in the order of their first appearance.</summary>
    public static DiscreteCode Of(ColumnData column)
    {
        var levels = new List<string?>();
        var counts = new List<long>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var missing = 0L;
        for (var row = 0; row < column.Length; row++)
        {
            if (column.TextAt(row) is not { } text)
            {
                missing++;
            }
            else if (places.TryGetValue(text, out var place))
            {
                counts[place]++;
            }
            else
            {
                places[text] = levels.Count;
                levels.Add(text);
                counts.Add(1);
            }
        }

        if (missing > 0)
        {
            levels.Add(null);
            counts.Add(missing);
        }

        return new DiscreteCode { Name = column.Name, Type = column.Type, Levels = levels, Counts = counts };
    }

    /// <summary>-1 for a value that is no level; a number may be written in another way, 1 as 1.0.</summary>
    public int LevelOf(string? value)
    {
        for (var level = 0; level < Levels.Count; level++)
        {
            if (Levels[level] == value
                || (Type == ColumnType.Numeric && Levels[level] is { } text && double.TryParse(value, CultureInfo.InvariantCulture, out var number) && double.Parse(text, CultureInfo.InvariantCulture) == number))
            {
                return level;
            }
        }

        return -1;
    }

    /// <summary>A level that the code does not know counts as the first.</summary>
    public override EncodedColumn Encode(ColumnData column, Random random)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var missing = 0;
        for (var level = 0; level < Levels.Count; level++)
        {
            if (Levels[level] is { } text)
            {
                places[text] = level;
            }
            else
            {
                missing = level;
            }
        }

        var choices = new int[column.Length];
        for (var row = 0; row < choices.Length; row++)
        {
            choices[row] = column.TextAt(row) is { } text ? places.GetValueOrDefault(text) : missing;
        }

        return new EncodedColumn(choices, null);
    }

    public override ColumnData Decode(EncodedColumn encoded)
    {
        var codes = encoded.Choices;
        if (Type == ColumnType.Numeric)
        {
            var numbers = Levels.Select(level => level is null ? double.NaN : double.Parse(level, CultureInfo.InvariantCulture)).ToArray();
            return new NumericColumn(Name, [.. codes.Select(code => numbers[code])]);
        }

        if (Type == ColumnType.DateTime)
        {
            var ticks = Levels.Select(level => level is null ? DateTimeColumn.Missing : DateTime.Parse(level, CultureInfo.InvariantCulture).Ticks).ToArray();
            return new DateTimeColumn(Name, [.. codes.Select(code => ticks[code])]);
        }

        var known = Levels.Where(level => level is not null).Select(level => level!).ToArray();
        var indices = new int[Levels.Count];
        for (int level = 0, next = 0; level < indices.Length; level++)
        {
            indices[level] = Levels[level] is null ? -1 : next++;
        }

        return Type is ColumnType.Categorical or ColumnType.Boolean
            ? new CategoryColumn(Name, [.. codes.Select(code => indices[code])], known, Type)
            : new TextColumn(Name, [.. codes.Select(code => Levels[code])], Type);
    }
}
