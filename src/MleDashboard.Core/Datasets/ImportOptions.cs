namespace MleDashboard.Core.Datasets;

public enum FileFormat
{
    Csv,
    JsonLines,
    Parquet,
    Xlsx,
}

/// <summary>How to read a file. Null means: detect it.</summary>
public sealed record ImportOptions
{
    public FileFormat? Format { get; init; }

    /// <summary>CSV: the character between values.</summary>
    public char? Delimiter { get; init; }

    /// <summary>CSV: the character around values that contain the delimiter.</summary>
    public char? Quote { get; init; }

    /// <summary>CSV and JSON lines: "utf-8", "utf-16", "utf-16BE", "iso-8859-1" or "windows-1252".</summary>
    public string? Encoding { get; init; }

    /// <summary>CSV and XLSX: whether the first row holds the column names.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>XLSX: name of the sheet; null takes the first that has rows.</summary>
    public string? Sheet { get; init; }

    /// <summary>Types the user chose, by column name.</summary>
    public IReadOnlyDictionary<string, ColumnType> ColumnTypes { get; init; } = new Dictionary<string, ColumnType>();
}
