using System.Globalization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Sampling.Fakes;

namespace MleDashboard.Core.Synthesis.Sampling;

/// <summary>What rows to make. The same request to the same synthesizer gives the same rows.</summary>
public sealed record SampleRequest
{
    public const long MostRows = 10_000_000;

    /// <summary>1 to <see cref="MostRows"/>.</summary>
    public long Rows { get; init; } = 1000;

    public int Seed { get; init; } = 1;

    /// <summary>Met exactly: rows that do not fit are made again.</summary>
    public IReadOnlyList<SampleCondition> Conditions { get; init; } = [];

    /// <summary>Formulas that hold in every row, such as "adults + children &gt; 0" or "price &gt;= 0 and price &lt;= 500". A row that misses a value a formula needs passes.</summary>
    public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>Columns whose values are invented from lists instead of made by the synthesizer.</summary>
    public IReadOnlyDictionary<string, FakeKind> Fakes { get; init; } = new Dictionary<string, FakeKind>();
}

/// <summary>That a column has a value, in all rows or in a share of them. With shares, rows that have none of the shares' values fill the rest.</summary>
/// <param name="Value">As text, numbers in the invariant culture; null asks for missing.</param>
public sealed record SampleCondition(string Column, string? Value)
{
    /// <summary>Above 0, at most 1; those of one column add up to at most 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Whether a row of <paramref name="column"/> has the value.</summary>
    internal Func<int, bool> Test(ColumnData column)
    {
        switch (column)
        {
            case var _ when Value is null:
                return column.IsMissing;
            case CategoryColumn category:
                var code = category.Levels.ToList().IndexOf(Value);
                return row => category.Codes[row] == code && code >= 0;
            case NumericColumn numeric when double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return row => numeric.Values[row] == number;
            case DateTimeColumn times when DateTime.TryParse(Value, CultureInfo.InvariantCulture, out var time):
                return row => times.Ticks[row] == time.Ticks;
            default:
                return row => column.TextAt(row) == Value;
        }
    }

    public override string ToString() => Share < 1 ? $"{Share:P0} {Column} = {Value ?? "missing"}" : $"{Column} = {Value ?? "missing"}";
}
