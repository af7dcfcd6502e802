using System.CommandLine;

namespace MleDashboard.Cli.Verbs;

/// <summary><c>mle import FILE --out FOLDER</c></summary>
internal static class ImportVerb
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("file") { Description = "CSV, TSV, JSON lines, Parquet or XLSX; text may be gzipped." };
        var folder = new Option<string>("--out") { Description = "Folder for data.parquet, schema.json and rejected.json.", Required = true };
        var reading = new ReadingOptions();
        var command = new Command("import", "Read a file, infer its column types and write it as Parquet.") { file, folder };
        reading.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await TableFile.OpenAsync(host, parsed.GetRequiredValue(file), reading.From(parsed), cancellationToken, parsed.GetRequiredValue(folder));
            if (!opened.IsOk)
            {
                return host.Fail(parsed, opened.Error);
            }

            var table = opened.Value;
            await SchemaFile.WriteAsync(Path.Combine(parsed.GetRequiredValue(folder), SchemaFile.Name), table.Content.Schema, cancellationToken);
            return host.Succeed(
                parsed,
                new
                {
                    rows = table.Content.Rows,
                    rejected_rows = table.Content.RejectedRows,
                    format = table.Content.FormatDescription,
                    parquet = table.ParquetPath,
                    bytes = table.Content.Bytes,
                    columns = table.Content.Schema.Columns,
                    notes = table.Content.Notes,
                },
                [
                    $"{table.Content.Rows:N0} rows, {table.Content.Schema.Columns.Count:N0} columns, {table.Content.RejectedRows:N0} rows left out ({table.Content.FormatDescription})",
                    .. table.Content.Schema.Columns.Select(column => $"  {column.Name}: {column.Type} ({column.Reason})"),
                    table.ParquetPath,
                ]);
        });
        return command;
    }
}
