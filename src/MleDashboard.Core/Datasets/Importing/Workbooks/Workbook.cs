using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using MleDashboard.Core.Datasets.Importing.Csv;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Workbooks;

/// <param name="Rows">Rows written.</param>
internal sealed record SheetRows(string Sheet, long Rows);

/// <summary>Reads sheets of a workbook that <see cref="WorkbookGuard"/> let through.</summary>
internal static class Workbook
{
    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Result<List<string>> Sheets(string path, string fileName) => Guarded(fileName, path, reader =>
    {
        var names = new List<string>();
        do
        {
            names.Add(reader.Name);
        }
        while (reader.NextResult());
        return (Result<List<string>>)names;
    });

    /// <summary>Writes the filled rows of a sheet in canonical form; rows without any value are passed over.</summary>
    /// <param name="sheet">Null takes the first sheet that has rows.</param>
    public static Result<SheetRows> WriteRows(
        string path, string fileName, string? sheet, Stream output, long maxRows, Action<double>? onFraction, CancellationToken cancellationToken) => Guarded(fileName, path, reader =>
    {
        var names = new List<string>();
        do
        {
            names.Add(reader.Name);
            if (sheet is not null && !string.Equals(reader.Name, sheet, StringComparison.Ordinal))
            {
                continue;
            }

            var rows = WriteSheet(reader, output, maxRows, onFraction, cancellationToken);
            if (rows > 0 || sheet is not null)
            {
                return new SheetRows(reader.Name, rows);
            }
        }
        while (reader.NextResult());
        return sheet is not null ? new SheetNotFound(sheet, names) : (Result<SheetRows>)new FileIsEmpty(fileName);
    });

    private static long WriteSheet(IExcelDataReader reader, Stream output, long maxRows, Action<double>? onFraction, CancellationToken cancellationToken)
    {
        using var writer = new CanonicalCsvWriter(output);
        long rows = 0;
        var values = Array.Empty<string?>();
        while (rows < maxRows && reader.Read())
        {
            if (reader.Depth % 512 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                onFraction?.Invoke((double)reader.Depth / Math.Max(1, reader.RowCount));
            }

            if (values.Length == 0)
            {
                values = new string?[reader.FieldCount];
            }

            var isFilled = false;
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = i < reader.FieldCount ? TextOf(reader.GetValue(i)) : null;
                isFilled |= !string.IsNullOrEmpty(values[i]);
            }

            if (!isFilled)
            {
                continue;
            }

            foreach (var value in values)
            {
                writer.Write(value);
            }

            writer.EndRow();
            rows++;
        }

        return rows;
    }

    private static string? TextOf(object? value) => value switch
    {
        null => null,
        string text => text.Replace("\0", "", StringComparison.Ordinal),
        bool truth => truth ? "true" : "false",
        DateTime time => TextOf(time),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString(),
    };

    private static string TextOf(DateTime time)
    {
        // Excel counts days in a floating number: what is left below a millisecond is noise.
        var rounded = new DateTime((time.Ticks + (TimeSpan.TicksPerMillisecond / 2)) / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond);
        return rounded.ToString(rounded.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture);
    }

    private static Result<T> Guarded<T>(string fileName, string path, Func<IExcelDataReader, Result<T>> read)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(file);
            return read(reader);
        }
        catch (Exception error) when (error is ExcelReaderException or XmlException or InvalidDataException or FormatException or KeyNotFoundException or NullReferenceException or ArgumentException or OverflowException)
        {
            return new DamagedFile(fileName, "an Excel workbook");
        }
    }
}
