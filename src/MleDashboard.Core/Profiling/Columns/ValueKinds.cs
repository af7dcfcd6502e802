using System.Buffers;
using System.Globalization;
using System.Net;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Tells what a text reads as. Hand-written scanners: no pattern of ours can be made to run long by a hostile cell.</summary>
internal static class ValueKinds
{
    /// <summary>Longer texts are prose.</summary>
    private const int MaxLength = 320;

    private static readonly HashSet<string> YesOrNo = new(["yes", "no", "true", "false", "ja", "nein", "oui", "non", "si", "y", "n", "t", "f"], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NotInEmail = SearchValues.Create(" ,;<>()");

    private static readonly NumberFormatInfo German = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    public static ValueKind? Of(string value)
    {
        var text = value.AsSpan().Trim();
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (YesOrNo.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
        {
            return ValueKind.YesOrNo;
        }

        if (text.Contains('@'))
        {
            return IsEmail(text) ? ValueKind.Email : null;
        }

        if (IsUrl(text))
        {
            return ValueKind.Url;
        }

        if (!text.ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        if (text.Length == 36 && Guid.TryParseExact(text, "D", out _))
        {
            return ValueKind.Uuid;
        }

        if (IsIban(text))
        {
            return ValueKind.Iban;
        }

        return text[0] is >= '0' and <= '9' or '+' or '-' or '.' or ',' or '(' or '$' or '€' or '£' ? OfDigits(text) : null;
    }

    private static ValueKind? OfDigits(ReadOnlySpan<char> text)
    {
        var digits = Count(text, char.IsAsciiDigit);
        if (digits is >= 13 and <= 19 && IsOnly(text, " -") && PassesLuhn(text))
        {
            return ValueKind.PaymentCard;
        }

        if (Count(text, unit => unit == '.') == 3 && text.Length <= 15 && IPAddress.TryParse(text, out _))
        {
            return ValueKind.IpAddress;
        }

        if (LooksLikeDate(text))
        {
            return ValueKind.Date;
        }

        if (IsNumber(text))
        {
            return ValueKind.Number;
        }

        return IsPhone(text, digits) ? ValueKind.Phone : null;
    }

    /// <summary>One @, a name before it, and a domain with a dot after it.</summary>
    private static bool IsEmail(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        var domain = text[(at + 1)..];
        return at > 0 && domain.LastIndexOf('.') is var dot && dot > 0 && domain.Length - dot > 2 && !domain.Contains('@') && !text.ContainsAny(NotInEmail) && !domain.Contains("..", StringComparison.Ordinal);
    }

    private static bool IsUrl(ReadOnlySpan<char> text) =>
        (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        && text.Contains('.') && !text.Contains(' ');

    /// <summary>Two letters, two check digits, and up to thirty characters whose remainder by 97 is 1.</summary>
    private static bool IsIban(ReadOnlySpan<char> text)
    {
        if (text.Length < 15 || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1]) || !char.IsAsciiDigit(text[2]) || !char.IsAsciiDigit(text[3]))
        {
            return false;
        }

        var remainder = 0;
        var length = 0;
        foreach (var unit in string.Concat(text[4..], text[..4]))
        {
            if (unit == ' ')
            {
                continue;
            }

            if (!char.IsAsciiDigit(unit) && !char.IsAsciiLetterUpper(unit))
            {
                return false;
            }

            length++;
            remainder = char.IsAsciiDigit(unit) ? ((remainder * 10) + unit - '0') % 97 : ((remainder * 100) + unit - 'A' + 10) % 97;
        }

        return length is >= 15 and <= 34 && remainder == 1;
    }

    private static bool PassesLuhn(ReadOnlySpan<char> text)
    {
        var (sum, isSecond) = (0, false);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var digit = (text[i] - '0') * (isSecond ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                isSecond = !isSecond;
            }
        }

        return sum % 10 == 0;
    }

    /// <summary>Two separators of the same kind between groups of digits, or a month in words; what .NET then reads in some order of day and month.</summary>
    private static bool LooksLikeDate(ReadOnlySpan<char> text)
    {
        if (text.Length is < 8 or > 40 || !char.IsAsciiDigit(text[0]))
        {
            return false;
        }

        var separator = text.IndexOfAnyExceptInRange('0', '9');
        return separator is >= 1 and <= 4 && text[separator] is '-' or '/' or '.' or ' '
            && text[(separator + 1)..].Contains(text[separator])
            && (DateTime.TryParse(text, CultureInfo.InvariantCulture, out _) || DateTime.TryParseExact(text, ["d.M.yyyy", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy H:mm", "d/M/yyyy H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    /// <summary>With thousands marks or a decimal comma too, and with a sign of money or of percent.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var bare = text.Trim("$€£% ");
        return double.TryParse(bare, NumberStyles.Float | NumberStyles.AllowThousands | NumberStyles.AllowParentheses, CultureInfo.InvariantCulture, out _)
            || (bare.ContainsAny(",.") && !bare.ContainsAny("eE") && double.TryParse(bare, NumberStyles.Number, German, out _));
    }

    private static bool IsPhone(ReadOnlySpan<char> text, int digits) => digits is >= 7 and <= 15 && text[0] is '+' or '(' or '0' && IsOnly(text, " -+()./");

    private static bool IsOnly(ReadOnlySpan<char> text, string others)
    {
        foreach (var unit in text)
        {
            if (!char.IsAsciiDigit(unit) && !others.Contains(unit, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static int Count(ReadOnlySpan<char> text, Func<char, bool> matches)
    {
        var count = 0;
        foreach (var unit in text)
        {
            count += matches(unit) ? 1 : 0;
        }

        return count;
    }
}
