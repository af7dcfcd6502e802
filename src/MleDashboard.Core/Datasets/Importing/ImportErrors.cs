using MleDashboard.Core.Results;

namespace MleDashboard.Core.Datasets.Importing;

public sealed record FileIsEmpty(string FileName) : Error($"'{FileName}' has no rows: the file is empty. Choose a file with a header and at least one row.");

public sealed record FileHasNoRows(string FileName, int Columns)
    : Error($"'{FileName}' has a header with {Columns:N0} {(Columns == 1 ? "column" : "columns")} but no rows below it, so there is nothing to learn from. Choose a file with rows, or say that it has no header.");

public sealed record NoRowFits(string FileName, long Rejected, string FirstReason)
    : Error($"None of the {Rejected:N0} rows of '{FileName}' fits the header: the first {FirstReason}. Check the delimiter and the quote character.");

public sealed record NotThisFormat(string FileName, string Expected, string Seems)
    : Error($"'{FileName}' is not {Expected}: it seems to be {Seems}. Choose another file, or give it the right name.");

public sealed record CannotRead(string FileName, string Seems)
    : Error($"'{FileName}' cannot be imported: it seems to be {Seems}. Import CSV, TSV, JSON lines, Parquet or XLSX.");

public sealed record NoJsonRow(string FileName, RejectedRow First)
    : Error($"No line of '{FileName}' is a JSON object: line {First.Line:N0} {First.Reason}. Write one object a line.");

public sealed record TooManyColumns(string FileName, long Columns, int Limit)
    : Error($"'{FileName}' has {(Columns > Limit ? $"{Columns:N0}" : "too many")} columns; the limit is {Limit:N0}. Leave out columns, or check the delimiter.");

public sealed record FirstRowTooLong(string FileName, int LimitBytes)
    : Error($"The first row of '{FileName}' does not end within {LimitBytes >> 20} MB. Check that the file is a table and that its first quote is closed.");

public sealed record UnclosedQuote(string FileName, long Line)
    : Error($"The quote that opens in line {Line:N0} of '{FileName}' is never closed, so the rows after it cannot be told apart. Close it, or choose another quote character.");

public sealed record QuotedValueTooLong(string FileName, long Line, int LimitBytes)
    : Error($"The quoted value that opens in line {Line:N0} of '{FileName}' does not end within {LimitBytes >> 20} MB, the limit for one row: its quote is probably not closed. Close it, or choose another quote character.");

public sealed record UnknownEncoding(string Encoding)
    : Error($"The encoding '{Encoding}' is not known. Choose utf-8, utf-16, utf-16BE, iso-8859-1 or windows-1252.");

public sealed record UnusableSeparator(string Role, char Character)
    : Error($"'{Character}' cannot be the {Role}: choose a single ASCII character that is neither a letter, a digit nor a line end.");

public sealed record UnknownColumns(IReadOnlyList<string> Names)
    : Error($"{string.Join(", ", Names.Select(name => $"'{name}'"))}: no such column in this file. Types can be chosen for its own columns only.");

public sealed record SheetNotFound(string Sheet, IReadOnlyList<string> Sheets)
    : Error($"The workbook has no sheet '{Sheet}'. It has {string.Join(", ", Sheets.Select(name => $"'{name}'"))}.");

public sealed record UnpacksTooLarge(string FileName, long LimitBytes)
    : Error($"'{FileName}' unpacks to more than {LimitBytes / (1 << 20):N0} MB, the limit for a compressed file. Split it into smaller files.");

public sealed record WorkbookRefused(string FileName, string Why)
    : Error($"The workbook '{FileName}' was refused: {Why}. Save it again as XLSX, or as CSV.");

public sealed record DamagedFile(string FileName, string Format)
    : Error($"'{FileName}' is damaged or cut short: it cannot be read as {Format}. Export it again and upload the whole file.");

public sealed record DiskFull(long NeededBytes)
    : Error($"The disk is full: the import needs about {Math.Max(1, NeededBytes >> 20):N0} MB more. Free some space and try again.");

public sealed record OutOfImportMemory(long LimitBytes)
    : Error($"The import needs more memory than the {LimitBytes >> 20:N0} MB it may use. Raise the memory of jobs in Settings, or split the file.");
