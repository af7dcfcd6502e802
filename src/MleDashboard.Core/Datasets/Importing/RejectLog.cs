using System.Text;

namespace MleDashboard.Core.Datasets.Importing;

/// <summary>Rows that were left out: all counted, the first ones kept with line and reason. One thread writes.</summary>
internal sealed class RejectLog(int keep)
{
    private const int TextLength = 200;

    private readonly List<RejectedRow> rows = [];

    public long Count { get; private set; }

    public IReadOnlyList<RejectedRow> Rows => rows;

    public void Add(long line, string reason, ReadOnlySpan<byte> text)
    {
        Count++;
        if (rows.Count < keep)
        {
            rows.Add(new RejectedRow(line, reason, Readable(Encoding.UTF8.GetString(text[..Math.Min(text.Length, TextLength)]), text.Length > TextLength)));
        }
    }

    public void Add(long line, string reason, string text)
    {
        Count++;
        if (rows.Count < keep)
        {
            rows.Add(new RejectedRow(line, reason, Readable(text.Length > TextLength ? text[..TextLength] : text, text.Length > TextLength)));
        }
    }

    /// <summary>Rows are found block by block: some reasons are known only after later rows of the block.</summary>
    public void SortByLine() => rows.Sort((a, b) => a.Line.CompareTo(b.Line));

    private static string Readable(string text, bool cut)
    {
        var readable = new StringBuilder(text.Length + 1);
        foreach (var character in text.TrimEnd('\r', '\n'))
        {
            // NUL and other control characters become visible marks (U+2400 and on).
            readable.Append(character < ' ' && character != '\t' ? (char)(0x2400 + character) : character);
        }

        return cut ? readable.Append('…').ToString() : readable.ToString();
    }
}
