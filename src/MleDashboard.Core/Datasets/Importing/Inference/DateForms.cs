namespace MleDashboard.Core.Datasets.Importing.Inference;

/// <summary>Dates and times as they are commonly written in tables; two-digit years are not taken for dates.</summary>
internal static class DateForms
{
    private static ReadOnlySpan<byte> DaysInMonth => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    public static ValueKind Of(ReadOnlySpan<byte> value)
    {
        // The shortest is "1/1/2024", the longest "2024-05-31T12:00:00.123456789+02:00".
        if (value.Length is < 8 or > 35 || value[0] is < (byte)'0' or > (byte)'9')
        {
            return ValueKind.None;
        }

        var rest = value;
        if (!Number(ref rest, 4, out var first, out var firstDigits) || !Separator(ref rest, out var separator) ||
            !Number(ref rest, 2, out var second, out _) || rest.IsEmpty || rest[0] != separator)
        {
            return ValueKind.None;
        }

        rest = rest[1..];
        if (!Number(ref rest, 4, out var third, out var thirdDigits) || !IsTime(rest))
        {
            return ValueKind.None;
        }

        if (firstDigits == 4)
        {
            return separator != '.' && thirdDigits <= 2 && IsDay(first, second, third) ? ValueKind.IsoDate : ValueKind.None;
        }

        if (firstDigits > 2 || thirdDigits != 4)
        {
            return ValueKind.None;
        }

        return (IsDay(third, second, first) ? ValueKind.DayFirstDate : ValueKind.None) | (IsDay(third, first, second) ? ValueKind.MonthFirstDate : ValueKind.None);
    }

    private static bool IsDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth[month - 1]
        && (month != 2 || day < 29 || DateTime.IsLeapYear(year));

    private static bool Separator(ref ReadOnlySpan<byte> rest, out byte separator)
    {
        separator = rest.IsEmpty ? (byte)0 : rest[0];
        if (separator is not ((byte)'-' or (byte)'/' or (byte)'.'))
        {
            return false;
        }

        rest = rest[1..];
        return true;
    }

    private static bool Number(ref ReadOnlySpan<byte> rest, int maxDigits, out int number, out int digits)
    {
        number = 0;
        digits = 0;
        while (digits < rest.Length && digits <= maxDigits && rest[digits] is >= (byte)'0' and <= (byte)'9')
        {
            number = (number * 10) + rest[digits] - '0';
            digits++;
        }

        rest = rest[digits..];
        return digits >= 1 && digits <= maxDigits;
    }

    /// <summary>Nothing, or " 12:30", "T12:30:59.5", with "Z" or "+02:00".</summary>
    private static bool IsTime(ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            return true;
        }

        if (rest[0] is not ((byte)' ' or (byte)'T'))
        {
            return false;
        }

        rest = rest[1..];
        if (!Number(ref rest, 2, out var hour, out _) || hour > 23 || !Part(ref rest, 59))
        {
            return false;
        }

        if (rest.IsEmpty)
        {
            return true;
        }

        var hasSeconds = rest[0] == ':';
        if (hasSeconds)
        {
            if (!Part(ref rest, 59))
            {
                return false;
            }

            if (!rest.IsEmpty && rest[0] == '.')
            {
                rest = rest[1..];
                var fraction = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
                rest = fraction < 0 ? [] : rest[fraction..];
            }
        }

        // A zone is read only after seconds.
        return rest.IsEmpty || (hasSeconds && (rest.SequenceEqual("Z"u8) || IsOffset(rest)));
    }

    private static bool IsOffset(ReadOnlySpan<byte> rest)
    {
        if (rest[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        rest = rest[1..];
        return Number(ref rest, 2, out var hours, out _) && hours <= 14 && (rest.IsEmpty || (Part(ref rest, 59) && rest.IsEmpty));
    }

    private static bool Part(ref ReadOnlySpan<byte> rest, int max)
    {
        if (rest.IsEmpty || rest[0] != ':')
        {
            return false;
        }

        rest = rest[1..];
        return Number(ref rest, 2, out var number, out _) && number <= max;
    }
}
