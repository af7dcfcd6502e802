using System.Globalization;
using MleDashboard.Core.Datasets.Importing.Csv;
using MleDashboard.Core.Datasets.Importing.Inference;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing.Previewing;

/// <summary>The head of a text whose layout is known.</summary>
/// <param name="Utf8">Without a byte order mark.</param>
/// <param name="IsWhole">Nothing follows <paramref name="Utf8"/>; otherwise its last row is cut.</param>
internal sealed record PreviewText(ImportSource Source, TextLayout Layout, ImportOptions Options, byte[] Utf8, bool IsWhole, long FileBytes, RejectLog Rejects)
{
    /// <summary>The file goes on although the text does not.</summary>
    public bool IsPartial { get; init; }
}

/// <summary>Cuts and judges the head of a text as the import will.</summary>
internal static class RowsPreview
{
    public const int MaxRows = 50;
    public const int MaxRejects = 20;

    public static Result<ImportPreview> Of(PreviewText text, ImportLimits limits, CancellationToken cancellationToken)
    {
        using var input = new MemoryStream(text.Utf8);
        var columns = text.Layout.Names.Count;
        var scanner = new CsvScanner(input, text.Layout.Dialect, columns, limits, text.Rejects) { SkipFirstRow = text.Layout.HasHeader, IsPartial = !text.IsWhole };
        var facts = Enumerable.Range(0, columns).Select(_ => new ColumnObserver()).ToArray();
        var rows = new List<IReadOnlyList<string?>>(MaxRows);
        long seen = 0;
        try
        {
            while (scanner.Next(cancellationToken) is { } block)
            {
                seen += block.Count;
                for (var column = 0; column < columns; column++)
                {
                    facts[column].AddBlock(block, column);
                }

                for (var record = 0; record < block.Count && rows.Count < MaxRows; record++)
                {
                    rows.Add(RowOf(block, record, text.Layout.Dialect.Quote));
                }
            }
        }
        catch (QuoteNotClosedException error)
        {
            return error.LimitReached ? new QuotedValueTooLong(text.Source.FileName, error.Line, limits.MaxRowBytes) : new UnclosedQuote(text.Source.FileName, error.Line);
        }

        if (seen == 0 && text.IsWhole)
        {
            return text.Rejects.Count == 0 ? new FileHasNoRows(text.Source.FileName, columns) : new NoRowFits(text.Source.FileName, text.Rejects.Count, text.Rejects.Rows[0].Reason);
        }

        var plan = Plan(text.Layout.Names, facts, text.Options, text.Layout.IsText);
        if (!plan.IsOk)
        {
            return plan.Error;
        }

        List<string> notes = [.. text.Layout.Notes];
        if (seen == 0)
        {
            notes.Add("No row ends in the first megabyte: check the quote character.");
        }

        text.Rejects.SortByLine();
        return new ImportPreview
        {
            Options = text.Options,
            FormatDescription = text.Layout.Description,
            Columns = plan.Value.Observed(),
            Rows = rows,
            Rejected = text.Rejects.Rows,
            RejectedRows = text.Rejects.Count,
            Notes = NotesOn(plan.Value, notes),
            FileBytes = text.FileBytes,
            IsPartial = text.IsPartial || !text.IsWhole,
        };
    }

    /// <summary>Chosen types of columns that this reading of the file does not have are passed over: the user may be changing the delimiter.</summary>
    public static Result<ColumnPlan> Plan(IReadOnlyList<(string Name, string? SourceName)> names, IReadOnlyList<ColumnObserver> facts, ImportOptions options, IReadOnlyList<bool>? isText) =>
        ColumnPlan.Make(names, facts, options.ColumnTypes.Where(chosen => names.Any(name => name.Name == chosen.Key)).ToDictionary(), isText);

    public static IReadOnlyList<string> NotesOn(ColumnPlan plan, IEnumerable<string> notes)
    {
        var all = notes.ToList();
        var renamed = plan.Columns.Where(column => column.SourceName is not null).ToList();
        if (renamed.Count > 0)
        {
            var shown = string.Join(", ", renamed.Take(3).Select(column => $"'{Shortened(column.SourceName!)}' became '{column.Name}'"));
            all.Add(string.Create(CultureInfo.InvariantCulture, $"{renamed.Count:N0} {(renamed.Count == 1 ? "header was" : "headers were")} changed because it was empty, double or too long: {shown}{(renamed.Count > 3 ? ", ..." : "")}."));
        }

        all.AddRange(plan.Columns.Where(column => column.Inferred.Reason.Contains("a guess", StringComparison.Ordinal)).Select(column => $"'{column.Name}': {column.Inferred.Reason}."));
        if (plan.Columns.Any(column => column.Inferred.Reading == ValueReading.CommaNumber))
        {
            all.Add("Numbers are read with a decimal comma.");
        }

        return all;
    }

    private static string Shortened(string header) => header.Length <= 40 ? header : header[..40] + "…";

    private static string?[] RowOf(RecordBlock block, int record, byte quote)
    {
        var row = new string?[block.Columns];
        for (var column = 0; column < row.Length; column++)
        {
            var value = block.FieldAt(record, column, out var escaped);
            row[column] = value.IsEmpty || ValueForms.MissingMarkOf(value) >= 0 ? null : CsvText.Decode(value[..Math.Min(value.Length, 500)], escaped, quote);
        }

        return row;
    }
}
