using System.Globalization;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing.Inference;

namespace MleDashboard.Core.Datasets.Importing.Csv;

/// <summary>A regular CSV file as DuckDB reads it, with every setting given: nothing is left to its own sniffing.</summary>
internal sealed record CsvTable(string Path, CsvDialect Dialect, bool HasHeader, int MaxRowBytes)
{
    /// <param name="readings">One for each column.</param>
    /// <param name="marks">Missing marks that the file has.</param>
    public string Relation(IReadOnlyList<ValueReading> readings, IEnumerable<string> marks)
    {
        var quote = Sql.Text(((char)Dialect.Quote).ToString());
        var columns = string.Join(", ", readings.Select((reading, i) => string.Create(CultureInfo.InvariantCulture, $"'c{i}': '{reading.SourceType()}'")));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            read_csv({{Sql.Text(Path)}}, auto_detect = false, header = {{(HasHeader ? "true" : "false")}}, delim = {{Sql.Text(((char)Dialect.Delimiter).ToString())}},
                quote = {{quote}}, escape = {{quote}}, comment = '', nullstr = {{Sql.Texts(marks.Prepend(""))}}, max_line_size = {{MaxRowBytes + 1024}}, buffer_size = {{2L * (MaxRowBytes + 1024)}}, columns = { {{columns}} })
            """);
    }
}
