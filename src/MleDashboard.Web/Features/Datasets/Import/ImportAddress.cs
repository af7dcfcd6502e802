using System.Globalization;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Web.Features.Datasets.Import;

/// <summary>All that the user chose on the import page, as its address: a refresh or a link shows the same step again.</summary>
public sealed record ImportAddress
{
    public string? Upload { get; init; }

    public string File { get; init; } = "";

    public string? Name { get; init; }

    public Guid? Into { get; init; }

    public ImportOptions Options { get; init; } = new();

    /// <summary>The page that asked for a table and wants to be shown it.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>The import page with the choices of an earlier import.</summary>
    public static ImportAddress For(NewImport import) => new()
    {
        Upload = import.UploadKey,
        File = import.FileName,
        Name = import.Name,
        Into = import.IntoDatasetId,
        Options = import.Options,
    };

    public static char? ToChar(string? text) => text is { Length: 1 } ? text[0] : null;

    /// <summary>"Numeric~lead_time" back to a type and a column; anything else is left out.</summary>
    public static IReadOnlyDictionary<string, ColumnType> ToTypes(IEnumerable<string>? types)
    {
        var chosen = new Dictionary<string, ColumnType>(StringComparer.Ordinal);
        foreach (var text in types ?? [])
        {
            var parts = text.Split('~', 2);
            if (parts.Length == 2 && Enum.TryParse<ColumnType>(parts[0], out var type) && Enum.IsDefined(type))
            {
                chosen[parts[1]] = type;
            }
        }

        return chosen;
    }

    public override string ToString()
    {
        var parts = new List<string>();
        Add("upload", Upload);
        Add("file", File.Length == 0 ? null : File);
        Add("name", Name);
        Add("into", Into?.ToString());
        Add("format", Options.Format?.ToString());
        Add("delimiter", Options.Delimiter?.ToString());
        Add("quote", Options.Quote?.ToString());
        Add("encoding", Options.Encoding);
        Add("header", Options.HasHeader switch { true => "1", false => "0", null => null });
        Add("sheet", Options.Sheet);
        foreach (var (column, type) in Options.ColumnTypes)
        {
            Add("type", string.Create(CultureInfo.InvariantCulture, $"{type}~{column}"));
        }

        Add("returnUrl", ReturnUrl);
        return parts.Count == 0 ? DatasetLinks.Import : $"{DatasetLinks.Import}?{string.Join('&', parts)}";

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{key}={Uri.EscapeDataString(value)}");
            }
        }
    }
}
