using System.Text;

namespace MleDashboard.Core.Datasets.Importing.Inference;

/// <summary>Looks at the bytes of one value. No culture, no allocation: it runs over every value of a file.</summary>
internal static class ValueForms
{
    public const ValueKind AnyNumber = ValueKind.Integer | ValueKind.Decimal | ValueKind.CommaDecimal | ValueKind.CommaGroups | ValueKind.PointGroups;
    public const ValueKind AnyDate = ValueKind.IsoDate | ValueKind.DayFirstDate | ValueKind.MonthFirstDate;

    /// <summary>Texts that stand for "no value". The empty text is one as well.</summary>
    public static IReadOnlyList<string> MissingMarks { get; } = ["NA", "N/A", "n/a", "#N/A", "null", "NULL", "Null", "NaN", "nan", "?"];

    /// <returns>The index in <see cref="MissingMarks"/>, or -1.</returns>
    public static int MissingMarkOf(ReadOnlySpan<byte> value)
    {
        if (value.Length > 4 || value[0] is not ((byte)'N' or (byte)'n' or (byte)'#' or (byte)'?'))
        {
            return -1;
        }

        Span<byte> text = stackalloc byte[4];
        for (var i = 0; i < MissingMarks.Count; i++)
        {
            var mark = MissingMarks[i];
            if (mark.Length == value.Length && value.SequenceEqual(text[..Encoding.ASCII.GetBytes(mark, text)]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <param name="value">Not empty, without spaces around it.</param>
    /// <param name="integer">The number, when it is an <see cref="ValueKind.Integer"/>.</param>
    public static ValueKind Of(ReadOnlySpan<byte> value, out long integer)
    {
        integer = 0;
        var first = value[0];
        if (first is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)',')
        {
            var digits = Digits(value, out integer);
            return digits != ValueKind.None ? digits : Number(value) is var number && number != ValueKind.None ? number : DateForms.Of(value);
        }

        return IsBooleanWord(value) ? ValueKind.BooleanWord : ValueKind.None;
    }

    private static ValueKind Digits(ReadOnlySpan<byte> value, out long integer)
    {
        integer = 0;
        var start = value[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        var digits = value[start..];
        if (digits.IsEmpty || digits.Length > 18)
        {
            return ValueKind.None;
        }

        foreach (var digit in digits)
        {
            var number = digit - '0';
            if ((uint)number > 9)
            {
                return ValueKind.None;
            }

            integer = (integer * 10) + number;
        }

        if (digits[0] == '0' && digits.Length > 1)
        {
            return ValueKind.LeadingZero;
        }

        integer = value[0] == '-' ? -integer : integer;
        return ValueKind.Integer;
    }

    private static ValueKind Number(ReadOnlySpan<byte> value)
    {
        var rest = value[0] is (byte)'-' or (byte)'+' ? value[1..] : value;
        var exponent = rest.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponent < 0 ? rest : rest[..exponent];
        if (exponent >= 0 && !IsExponent(rest[(exponent + 1)..]))
        {
            return ValueKind.None;
        }

        var point = mantissa.IndexOf((byte)'.');
        var comma = mantissa.IndexOf((byte)',');
        if (point < 0 && comma < 0)
        {
            return AllDigits(mantissa) && !mantissa.IsEmpty ? ValueKind.Decimal : ValueKind.None;
        }

        if (comma < 0)
        {
            return mantissa[(point + 1)..].Contains((byte)'.') ? Grouped(mantissa, (byte)'.', (byte)',', ValueKind.PointGroups)
                : IsFraction(mantissa, point) ? ValueKind.Decimal | (exponent < 0 ? Grouped(mantissa, (byte)'.', (byte)',', ValueKind.PointGroups) : ValueKind.None)
                : ValueKind.None;
        }

        if (point < 0)
        {
            return mantissa[(comma + 1)..].Contains((byte)',') ? Grouped(mantissa, (byte)',', (byte)'.', ValueKind.CommaGroups)
                : IsFraction(mantissa, comma) ? ValueKind.CommaDecimal | (exponent < 0 ? Grouped(mantissa, (byte)',', (byte)'.', ValueKind.CommaGroups) : ValueKind.None)
                : ValueKind.None;
        }

        return comma < point ? Grouped(mantissa, (byte)',', (byte)'.', ValueKind.CommaGroups) : Grouped(mantissa, (byte)'.', (byte)',', ValueKind.PointGroups);
    }

    /// <summary>"1,234,567.89": one to three digits, then groups of three, then perhaps a fraction.</summary>
    private static ValueKind Grouped(ReadOnlySpan<byte> text, byte group, byte fraction, ValueKind kind)
    {
        var end = text.IndexOf(fraction);
        if (end >= 0 && !AllDigits(text[(end + 1)..]))
        {
            return ValueKind.None;
        }

        var whole = end < 0 ? text : text[..end];
        var separator = whole.IndexOf(group);
        if (separator is < 1 or > 3 || !AllDigits(whole[..separator]) || whole[0] == '0')
        {
            return ValueKind.None;
        }

        for (whole = whole[separator..]; !whole.IsEmpty; whole = whole[4..])
        {
            if (whole.Length < 4 || whole[0] != group || !AllDigits(whole.Slice(1, 3)))
            {
                return ValueKind.None;
            }
        }

        return kind;
    }

    private static bool IsFraction(ReadOnlySpan<byte> text, int mark) =>
        text.Length > 1 && AllDigits(text[..mark]) && AllDigits(text[(mark + 1)..]);

    private static bool IsExponent(ReadOnlySpan<byte> text)
    {
        var digits = !text.IsEmpty && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        return digits.Length is >= 1 and <= 3 && AllDigits(digits);
    }

    private static bool AllDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool IsBooleanWord(ReadOnlySpan<byte> value) => value.Length <= 5 && value.Length switch
    {
        1 => (value[0] | 0x20) is 'y' or 'n' or 't' or 'f',
        2 => Ascii.EqualsIgnoreCase(value, "no"u8) || Ascii.EqualsIgnoreCase(value, "on"u8),
        3 => Ascii.EqualsIgnoreCase(value, "yes"u8) || Ascii.EqualsIgnoreCase(value, "off"u8),
        4 => Ascii.EqualsIgnoreCase(value, "true"u8),
        _ => Ascii.EqualsIgnoreCase(value, "false"u8),
    };
}
