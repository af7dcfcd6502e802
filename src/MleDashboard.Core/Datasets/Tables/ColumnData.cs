namespace MleDashboard.Core.Datasets.Tables;

/// <summary>The values of one column. The subclass says how they are held; <see cref="Type"/> says what they mean.</summary>
public abstract class ColumnData(string name, ColumnType type)
{
    public string Name { get; } = name;

    public ColumnType Type { get; } = type;

    public abstract int Length { get; }

    public abstract bool IsMissing(int row);

    /// <summary>The value as the user would write it, or null when missing. Numbers in the invariant culture.</summary>
    public abstract string? TextAt(int row);

    public abstract ColumnData Take(ReadOnlySpan<int> rows);
}

/// <summary>Numeric values; NaN is missing.</summary>
public sealed class NumericColumn(string name, double[] values, ColumnType type = ColumnType.Numeric) : ColumnData(name, type)
{
    public double[] Values { get; } = values;

    public override int Length => Values.Length;

    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    public override string? TextAt(int row) => IsMissing(row) ? null : Values[row].ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    public override ColumnData Take(ReadOnlySpan<int> rows)
    {
        var taken = new double[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = Values[rows[i]];
        }

        return new NumericColumn(Name, taken, Type);
    }
}

/// <summary>Categorical and Boolean values as codes into <see cref="Levels"/>; -1 is missing. A Boolean keeps the text it was stored with ("0", "yes", "true").</summary>
public sealed class CategoryColumn(string name, int[] codes, IReadOnlyList<string> levels, ColumnType type = ColumnType.Categorical) : ColumnData(name, type)
{
    public int[] Codes { get; } = codes;

    public IReadOnlyList<string> Levels { get; } = levels;

    public override int Length => Codes.Length;

    public override bool IsMissing(int row) => Codes[row] < 0;

    public override string? TextAt(int row) => IsMissing(row) ? null : Levels[Codes[row]];

    public override ColumnData Take(ReadOnlySpan<int> rows)
    {
        var taken = new int[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = Codes[rows[i]];
        }

        return new CategoryColumn(Name, taken, Levels, Type);
    }
}

/// <summary>Text and Identifier values; null is missing.</summary>
public sealed class TextColumn(string name, string?[] values, ColumnType type = ColumnType.Text) : ColumnData(name, type)
{
    public string?[] Values { get; } = values;

    public override int Length => Values.Length;

    public override bool IsMissing(int row) => Values[row] is null;

    public override string? TextAt(int row) => Values[row];

    public override ColumnData Take(ReadOnlySpan<int> rows)
    {
        var taken = new string?[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = Values[rows[i]];
        }

        return new TextColumn(Name, taken, Type);
    }
}

/// <summary>DateTime values as ticks of a time without zone; <see cref="Missing"/> is missing.</summary>
public sealed class DateTimeColumn(string name, long[] ticks) : ColumnData(name, ColumnType.DateTime)
{
    public const long Missing = long.MinValue;

    public long[] Ticks { get; } = ticks;

    public override int Length => Ticks.Length;

    public override bool IsMissing(int row) => Ticks[row] == Missing;

    public override string? TextAt(int row)
    {
        if (IsMissing(row))
        {
            return null;
        }

        var time = new DateTime(Ticks[row]);
        return time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture);
    }

    public override ColumnData Take(ReadOnlySpan<int> rows)
    {
        var taken = new long[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = Ticks[rows[i]];
        }

        return new DateTimeColumn(Name, taken);
    }
}
