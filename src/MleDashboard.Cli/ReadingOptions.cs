using System.CommandLine;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Cli;

/// <summary>The options that say how to read a file; every verb that reads one takes them.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<FileFormat?> format = new("--format") { Description = "Csv, JsonLines, Parquet or Xlsx; detected when left out." };
    private readonly Option<string?> delimiter = new("--delimiter") { Description = "The character between values, or 'tab'; detected when left out." };
    private readonly Option<char?> quote = new("--quote") { Description = "The character around values; detected when left out." };
    private readonly Option<string?> encoding = new("--encoding") { Description = "utf-8, utf-16, utf-16BE, iso-8859-1 or windows-1252; detected when left out." };
    private readonly Option<bool?> header = new("--header") { Description = "Whether the first row holds the column names; detected when left out." };
    private readonly Option<string?> sheet = new("--sheet") { Description = "XLSX: name of the sheet; the first with rows when left out." };
    private readonly Option<string[]> types = new("--type") { Description = "COLUMN=TYPE, as often as needed: Numeric, Categorical, Boolean, DateTime, Text or Identifier." };

    public ReadingOptions()
    {
        types.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !TryParse(token.Value, out _, out _)) is { } bad)
            {
                result.AddError($"'{bad.Value}' is not COLUMN=TYPE with one of {string.Join(", ", Enum.GetNames<ColumnType>())}.");
            }
        });
        delimiter.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value is not ("tab" or "\\t") && token.Value.Length != 1) is { } bad)
            {
                result.AddError($"'{bad.Value}' is not one character; write 'tab' for a tab.");
            }
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { format, delimiter, quote, encoding, header, sheet, types })
        {
            command.Options.Add(option);
        }
    }

    public ImportOptions From(ParseResult parsed) => new()
    {
        Format = parsed.GetValue(format),
        Delimiter = parsed.GetValue(delimiter) switch { null => null, "tab" or "\\t" => '\t', var text => text[0] },
        Quote = parsed.GetValue(quote),
        Encoding = parsed.GetValue(encoding),
        HasHeader = parsed.GetValue(header),
        Sheet = parsed.GetValue(sheet),
        ColumnTypes = (parsed.GetValue(types) ?? []).Select(text => (Ok: TryParse(text, out var column, out var type), column, type)).ToDictionary(pair => pair.column, pair => pair.type),
    };

    private static bool TryParse(string text, out string column, out ColumnType type)
    {
        var equals = text.LastIndexOf('=');
        column = equals > 0 ? text[..equals] : "";
        type = default;
        return equals > 0 && Enum.TryParse(text[(equals + 1)..], ignoreCase: true, out type) && Enum.IsDefined(type);
    }
}
