using System.Text;

namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>Values between bytes and text.</summary>
internal static class CsvText
{
    public static string Decode(ReadOnlySpan<byte> value, bool escaped, byte quote)
    {
        var text = Encoding.UTF8.GetString(value);
        return escaped ? text.Replace(new string((char)quote, 2), ((char)quote).ToString(), StringComparison.Ordinal) : text;
    }
}
