namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>How a delimited text in UTF-8 is cut into values. A doubled quote inside a quoted value is one quote (RFC 4180).</summary>
internal sealed record CsvDialect(byte Delimiter, byte Quote)
{
    /// <summary>What the importer itself writes.</summary>
    public static CsvDialect Canonical { get; } = new((byte)',', (byte)'"');
}

/// <summary>Which line ends were seen.</summary>
[Flags]
internal enum LineEnds
{
    None = 0,
    Lf = 1,
    CrLf = 2,
    Cr = 4,
}

/// <summary>The quoted value that opens in <see cref="Line"/> has no end.</summary>
internal sealed class QuoteNotClosedException(long line, bool limitReached) : Exception
{
    public long Line { get; } = line;

    /// <summary>The row limit was reached, the file goes on.</summary>
    public bool LimitReached { get; } = limitReached;
}
