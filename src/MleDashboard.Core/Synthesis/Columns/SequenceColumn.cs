using System.Globalization;
using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>Fresh names for rows, counted on from the largest of the training table so that none is a real one.</summary>
public sealed record SequenceColumn : ColumnPlan
{
    public required string Prefix { get; init; }

    /// <summary>Digits at least, filled with zeros.</summary>
    public required int Digits { get; init; }

    public required long First { get; init; }

    [JsonIgnore]
    public override bool IsMadeNew => true;

    [JsonIgnore]
    public override string? How => $"numbered on from {Value(0)}";

    /// <summary>Keeps prefix and width when all values are a common prefix and a number, as B-00017.</summary>
    public static SequenceColumn Of(ColumnData column)
    {
        string? prefix = null;
        var (digits, last, isUniform) = (int.MaxValue, 0L, true);
        for (var row = 0; row < column.Length && isUniform; row++)
        {
            if (column.TextAt(row) is not { } text)
            {
                continue;
            }

            var start = text.Length;
            while (start > 0 && char.IsAsciiDigit(text[start - 1]) && text.Length - start < 18)
            {
                start--;
            }

            prefix ??= text[..start];
            isUniform = start < text.Length && text.AsSpan(0, start).SequenceEqual(prefix);
            if (isUniform)
            {
                digits = Math.Min(digits, text.Length - start);
                last = Math.Max(last, long.Parse(text.AsSpan(start), CultureInfo.InvariantCulture));
            }
        }

        return isUniform && prefix is not null
            ? new SequenceColumn { Name = column.Name, Type = column.Type, Prefix = prefix, Digits = digits, First = last + 1 }
            : new SequenceColumn { Name = column.Name, Type = column.Type, Prefix = "synthetic-", Digits = 1, First = 1 };
    }

    public override ColumnData Make(Table modelled, int rows, long firstRow, Random random) =>
        new TextColumn(Name, [.. Enumerable.Range(0, rows).Select(row => Value(firstRow + row))], Type);

    private string Value(long row) => Prefix + (First + row).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
}
