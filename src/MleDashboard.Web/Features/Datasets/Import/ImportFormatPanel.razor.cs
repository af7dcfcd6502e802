using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Datasets.Import;

/// <summary>Controls of the file format. An empty choice means "detect", and says what was detected.</summary>
public sealed partial class ImportFormatPanel
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|', '^', ':', ' '];
    private static readonly string[] Encodings = ["utf-8", "utf-16", "utf-16BE", "iso-8859-1", "windows-1252"];

    /// <summary>What the user chose; null means detect.</summary>
    [Parameter, EditorRequired] public ImportOptions Options { get; set; } = new();

    /// <summary>The last preview; its options have no nulls for its format.</summary>
    [Parameter] public ImportPreview? Detected { get; set; }

    [Parameter] public EventCallback<ImportOptions> OnChanged { get; set; }

    private FileFormat? Format => Options.Format ?? Detected?.Options.Format;

    private string HeaderValue => Options.HasHeader switch { true => "1", false => "0", null => "" };

    private bool HasChoice => Options.Format is not null || Options.Delimiter is not null || Options.Quote is not null
        || Options.Encoding is not null || Options.HasHeader is not null || Options.Sheet is not null;

    // What was detected is only known while the user has not chosen: the preview echoes a choice.
    private string FoundFormat => Detect(Options.Format is null, Detected?.Options.Format is { } format ? FormatName(format) : null);

    private string FoundDelimiter => Detect(Options.Delimiter is null, Detected?.Options.Delimiter is { } character ? CharName(character) : null);

    private string FoundQuote => Detect(Options.Quote is null, Detected?.Options.Quote is { } character ? CharName(character) : null);

    private string FoundEncoding => Detect(Options.Encoding is null, Detected?.Options.Encoding is { } encoding ? EncodingName(encoding) : null);

    private string FoundHasHeader => Detect(Options.HasHeader is null, Detected?.Options.HasHeader is { } hasHeader ? HeaderName(hasHeader) : null);

    private string FoundSheet => Detect(Options.Sheet is null, Detected?.Options.Sheet);

    private static string Detect(bool isDetected, string? found) => isDetected && found is not null ? $"Detected: {Formats.MiddleEllipsis(found, 32)}" : "Detect";

    private static string? Text(ChangeEventArgs change) => string.IsNullOrEmpty((string?)change.Value) ? null : (string)change.Value;

    private static char? Character(ChangeEventArgs change) => ImportAddress.ToChar((string?)change.Value);

    private static string FormatName(FileFormat format) => format switch
    {
        FileFormat.Csv => "CSV or TSV",
        FileFormat.JsonLines => "JSON lines",
        FileFormat.Parquet => "Parquet",
        _ => "XLSX",
    };

    private static string CharName(char character) => character switch
    {
        ',' => "comma  ,",
        ';' => "semicolon  ;",
        '\t' => "tab",
        '|' => "bar  |",
        '^' => "caret  ^",
        ':' => "colon  :",
        ' ' => "space",
        '"' => "double quote  \"",
        '\'' => "single quote  '",
        _ => char.IsControl(character) ? "a control character" : character.ToString(),
    };

    private static string EncodingName(string encoding) => encoding.ToUpperInvariant() switch
    {
        "UTF-8" => "UTF-8",
        "UTF-16" => "UTF-16 (little endian)",
        "UTF-16BE" => "UTF-16 (big endian)",
        "ISO-8859-1" => "Latin-1 (ISO 8859-1)",
        "WINDOWS-1252" => "Windows-1252",
        _ => encoding,
    };

    private static string HeaderName(bool hasHeader) => hasHeader ? "in the first row" : "none: every row is data";

    private Task Set(ImportOptions options) => OnChanged.InvokeAsync(options);

    /// <summary>Choices of one format mean nothing in another.</summary>
    private Task SetFormat(ChangeEventArgs change) =>
        Set(new ImportOptions { Format = Enum.TryParse<FileFormat>(Text(change), out var format) ? format : null });

    private Task SetHeader(ChangeEventArgs change) =>
        Set(Options with { HasHeader = Text(change) switch { "1" => true, "0" => false, _ => null } });
}
