using System.Globalization;
using System.Text;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>The shape of a text: runs of digits and letters by their length, everything else as it stands.</summary>
internal static class TextShape
{
    /// <summary>Prose has no shape.</summary>
    private const int MaxLength = 40;

    /// <summary>"AB-1234" is "{upper:2}-{digits:4}"; null when too long to have one.</summary>
    public static string? Of(string text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        var shape = new StringBuilder();
        for (var start = 0; start < text.Length;)
        {
            var kind = KindOf(text[start]);
            var end = start + 1;
            while (end < text.Length && kind is not null && KindOf(text[end]) == kind)
            {
                end++;
            }

            if (kind is null)
            {
                shape.Append(text[start]);
            }
            else
            {
                shape.Append(CultureInfo.InvariantCulture, $"{{{kind}:{end - start}}}");
            }

            start = end;
        }

        return shape.ToString();
    }

    /// <summary>The shape with lengths left open: what "{digits:4}" and "{digits:7}" share is "{digits}".</summary>
    public static string Loose(string shape)
    {
        var loose = new StringBuilder();
        var isLength = false;
        foreach (var unit in shape)
        {
            isLength = unit == ':' || (isLength && unit != '}');
            if (!isLength)
            {
                loose.Append(unit);
            }
        }

        return loose.ToString();
    }

    private static string? KindOf(char unit) => char.IsDigit(unit) ? "digits" : char.IsUpper(unit) ? "upper" : char.IsLower(unit) ? "lower" : char.IsLetter(unit) ? "letters" : null;
}
