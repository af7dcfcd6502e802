using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace MleDashboard.Core.Datasets.Engine;

/// <summary>What one engine may use.</summary>
/// <param name="TempFolder">Where it may spill; null keeps everything in memory.</param>
internal sealed record EngineLimits(int Threads, long MemoryBytes, string? TempFolder = null)
{
    public static EngineLimits Default { get; } = new(Environment.ProcessorCount, 1L << 30);
}

/// <summary>
/// One private in-memory DuckDB. It sees the given folders and nothing else, loads no extension, and its settings are locked before the first statement runs.
/// One task uses it at a time.
/// </summary>
internal sealed class TableEngine : IDisposable
{
    private readonly DuckDBConnection connection;

    private TableEngine(DuckDBConnection connection) => this.connection = connection;

    internal DuckDBNativeConnection Native => connection.NativeConnection;

    /// <param name="folders">The only folders it can read or write.</param>
    public static TableEngine Open(EngineLimits limits, params IReadOnlyList<string> folders)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var allowed = folders.Append(limits.TempFolder).OfType<string>()
            .Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar);
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            SET threads = {Math.Max(1, limits.Threads)};
            SET memory_limit = '{Math.Max(64L << 20, limits.MemoryBytes) >> 10}KiB';
            SET temp_directory = {Sql.Text(limits.TempFolder ?? "")};
            SET autoinstall_known_extensions = false;
            SET autoload_known_extensions = false;
            SET allow_community_extensions = false;
            SET enable_progress_bar = true;
            SET enable_progress_bar_print = false;
            SET allowed_directories = {Sql.Texts(allowed)};
            SET enable_external_access = false;
            SET lock_configuration = true;
            """);
        command.ExecuteNonQuery();
        return new TableEngine(connection);
    }

    public void Execute(string sql, CancellationToken cancellationToken = default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Guard(command, command.ExecuteNonQuery, cancellationToken);
    }

    /// <summary>The first value of the first row, or null.</summary>
    public object? Scalar(string sql, CancellationToken cancellationToken = default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Guard(command, command.ExecuteScalar, cancellationToken) is { } value and not DBNull ? value : null;
    }

    public long Count(string sql, CancellationToken cancellationToken = default) => Convert.ToInt64(Scalar(sql, cancellationToken), CultureInfo.InvariantCulture);

    /// <summary>Small results, row by row; NULL comes as null.</summary>
    public IReadOnlyList<object?[]> Rows(string sql, CancellationToken cancellationToken = default)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = Guard(command, command.ExecuteReader, cancellationToken);
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Large results as DuckDB's own vectors, in order, without a box a cell.</summary>
    public ChunkReader Stream(string sql, CancellationToken cancellationToken = default) => ChunkReader.Open(this, sql, cancellationToken);

    /// <summary>Adds rows to a table of this engine.</summary>
    public DuckDB.NET.Data.DuckDBAppender Append(string table) => connection.CreateAppender(table);

    /// <summary>Makes a function of a row number that is true where <paramref name="isIn"/> is. A filter keeps the order of the rows, which a join would not.</summary>
    public void AddRowTest(string name, bool[] isIn) => connection.RegisterScalarFunction<long, bool>(
        name,
        (readers, writer, count) =>
        {
            for (ulong i = 0; i < count; i++)
            {
                writer.WriteValue(isIn[readers[0].GetValue<long>(i)], i);
            }
        },
        new ScalarFunctionOptions(),
        false);

    /// <summary>Tells how far the running statement is, 0 to 1, until disposed.</summary>
    public IDisposable ReportProgress(Action<double> onFraction) => new ProgressWatch(connection, onFraction);

    public void Dispose() => connection.Dispose();

    private static T Guard<T>(DuckDBCommand command, Func<T> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var registration = cancellationToken.Register(command.Cancel);
        try
        {
            return run();
        }
        catch (DuckDBException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DuckDBException error)
        {
            throw new TableEngineException(error.Message, error);
        }
    }

    private sealed class ProgressWatch : IDisposable
    {
        private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

        private readonly Lock gate = new();
        private readonly DuckDBConnection connection;
        private readonly Action<double> onFraction;
        private readonly Timer timer;
        private bool ended;

        public ProgressWatch(DuckDBConnection connection, Action<double> onFraction)
        {
            this.connection = connection;
            this.onFraction = onFraction;
            timer = new Timer(_ => Tick(), null, Interval, Interval);
        }

        public void Dispose()
        {
            // After this no tick touches the connection, which may be closed next.
            lock (gate)
            {
                ended = true;
            }

            timer.Dispose();
        }

        private void Tick()
        {
            lock (gate)
            {
                if (!ended && connection.GetQueryProgress().Percentage is > 0 and <= 100 and var percentage)
                {
                    onFraction(percentage / 100);
                }
            }
        }
    }
}
