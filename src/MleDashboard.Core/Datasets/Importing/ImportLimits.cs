namespace MleDashboard.Core.Datasets.Importing;

/// <summary>What one import may use and what it refuses. A host sets threads, memory and folders; the rest has defaults that documents state.</summary>
public sealed record ImportLimits
{
    public int Threads { get; init; } = Environment.ProcessorCount;

    public long MemoryBytes { get; init; } = 2L << 30;

    /// <summary>Columns of a table.</summary>
    public int MaxColumns { get; init; } = 20_000;

    /// <summary>Bytes of one row of a text file; a longer row is left out, a longer quoted value ends the import.</summary>
    public int MaxRowBytes { get; init; } = 8 << 20;

    /// <summary>Characters of a column name; longer headers are shortened.</summary>
    public int MaxNameLength { get; init; } = 100;

    /// <summary>Bytes that a compressed file may unpack to.</summary>
    public long MaxUnpackedBytes { get; init; } = 20L << 30;

    /// <summary>Files inside a workbook.</summary>
    public int MaxWorkbookEntries { get; init; } = 10_000;

    /// <summary>Bytes that a workbook may unpack to; it is read in memory by its parts.</summary>
    public long MaxWorkbookBytes { get; init; } = 2L << 30;

    /// <summary>Left-out rows that are listed with line and reason; all are counted.</summary>
    public int MaxListedRejects { get; init; } = 1_000;
}
