namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>Copies the rows that fit into a canonical file without a header.</summary>
internal static class CsvRewriter
{
    public static void Run(CsvScanner scanner, CsvDialect dialect, string targetPath, CancellationToken cancellationToken)
    {
        using var target = new FileStream(targetPath, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        using var writer = new CanonicalCsvWriter(target);
        while (scanner.Next(cancellationToken) is { } block)
        {
            for (var record = 0; record < block.Count; record++)
            {
                for (var column = 0; column < block.Columns; column++)
                {
                    var value = block.FieldAt(record, column, out var escaped);
                    if (escaped)
                    {
                        writer.Write(CsvText.Decode(value, escaped, dialect.Quote));
                    }
                    else
                    {
                        writer.Write(value);
                    }
                }

                writer.EndRow();
            }
        }
    }
}
