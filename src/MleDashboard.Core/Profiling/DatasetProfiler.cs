using System.Diagnostics;
using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Profiling.Anomalies;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Correlations;
using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Profiling.Series;
using MleDashboard.Core.Profiling.Targets;
using MleDashboard.Core.Storage;

namespace MleDashboard.Core.Profiling;

/// <summary>
/// Computes a <see cref="ProfileReport"/>: numbers only, no judgement. Columns are read a few at a time, so that memory depends on the number of rows and
/// not on the number of columns.
/// </summary>
public sealed class DatasetProfiler(ITableReader reader, TimeProvider time)
{
    public const string FirstLookStage = "First look";
    public const string ColumnsStage = "Columns";
    public const string CorrelationsStage = "Correlations";
    public const string TargetStage = "Column to predict";
    public const string AnomaliesStage = "Odd rows";
    public const string MissingStage = "Missing values";
    public const string DuplicatesStage = "Duplicate rows";
    public const string InteractionsStage = "Interactions";

    /// <summary>Cells of the sample that relations, powers and odd rows come from: 200 MB of numbers.</summary>
    private const long SampleCells = 25_000_000;

    private const int FewestSampleRows = 5_000;

    private readonly TableColumnsProfiler columnProfiler = new(reader);

    public static IReadOnlyList<string> Stages { get; } = [FirstLookStage, ColumnsStage, CorrelationsStage, TargetStage, AnomaliesStage, MissingStage, DuplicatesStage, InteractionsStage];

    /// <summary>Profiles the table at <paramref name="source"/>. Alerts are not part of it, see <see cref="Alerts.AlertRules.Judge"/>.</summary>
    /// <param name="onPart">Gets the report each time a section is done: first the overview, the variables and the sample, with the others <see cref="ProfileReport.Pending"/>.</param>
    public async Task<ProfileReport> ProfileAsync(
        ProfileSource source, ProfileSettings settings, JobLimits limits, IProgress<JobProgress>? progress, CancellationToken cancellationToken, Func<ProfileReport, Task>? onPart = null)
    {
        var started = Stopwatch.GetTimestamp();
        var isMinimal = settings.IsMinimalFor(source.Rows, source.Schema.Columns.Count);
        var spill = Directory.CreateTempSubdirectory("mle-profile-").FullName;
        try
        {
            if (onPart is not null && FirstLook.IsWorthwhile(source))
            {
                progress?.Report(new JobProgress(FirstLookStage, 0));
                await onPart(await LookAsync(source, settings, isMinimal, limits, spill, cancellationToken));
            }

            using var table = await Task.Run(() => ProfileTable.Open(source, new EngineLimits(limits.Threads, limits.MemoryBytes / 2, spill), cancellationToken), cancellationToken);
            var columns = await columnProfiler.ProfileAsync(table, settings, isMinimal, limits.Threads, progress, cancellationToken);
            var report = new ProfileReport
            {
                Overview = Overview(source, columns, isMinimal, settings),
                Columns = columns,
                Missing = MissingProfiler.Count(columns),
                Sample = await SampleProfiler.ProfileAsync(reader, source, settings, cancellationToken),
                Pending = PendingIn(settings, isMinimal),
                Reproduction = Reproduction(source, settings),
            };

            await ShowAsync();
            progress?.Report(new JobProgress(CorrelationsStage, 0.6));
            var correlationLimits = new List<string>();
            var sample = await SampleAsync(source, settings, cancellationToken);
            columns = SeriesProfiler.Profile(sample, columns);
            report = report with { Columns = columns };
            report = report with { Correlations = await CompareAsync(sample, source, columns, settings, correlationLimits, limits.Threads, cancellationToken) };

            await ShowAsync(ReportSection.Correlations);
            progress?.Report(new JobProgress(TargetStage, 0.72));
            report = report with { Target = settings.Target is { } target ? await Task.Run(() => TargetProfiler.Profile(sample, source.Schema, target, source.Rows, limits.Threads, cancellationToken), cancellationToken) : null };

            await ShowAsync(ReportSection.Target);
            progress?.Report(new JobProgress(AnomaliesStage, 0.75));
            report = report with { Anomalies = isMinimal ? null : await Task.Run(() => AnomalyProfiler.Profile(sample, source.Rows, columns, settings, limits.Threads, cancellationToken), cancellationToken) };

            await ShowAsync(ReportSection.Anomalies);
            progress?.Report(new JobProgress(MissingStage, 0.8));
            report = report with { Missing = await Task.Run(() => MissingProfiler.Profile(table, columns, isMinimal, cancellationToken), cancellationToken) };

            await ShowAsync(ReportSection.Missing);
            progress?.Report(new JobProgress(DuplicatesStage, 0.85));
            var duplicates = isMinimal ? null : await Task.Run(() => DuplicateProfiler.Profile(table, columns, settings, cancellationToken), cancellationToken);
            report = report with { Duplicates = duplicates, Overview = report.Overview with { DuplicateRows = duplicates?.Count, DuplicateShare = duplicates?.Share } };

            await ShowAsync(ReportSection.Duplicates);
            progress?.Report(new JobProgress(InteractionsStage, 0.93));
            report = report with { Interactions = isMinimal ? null : await InteractionProfiler.ProfileAsync(reader, source, report, cancellationToken) };

            return report with
            {
                Pending = [],
                Reproduction = report.Reproduction with { Seconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3) },
            };

            Task ShowAsync(ReportSection? done = null)
            {
                report = report with { Pending = [.. report.Pending.Where(section => section != done)] };
                return onPart?.Invoke(report) ?? Task.CompletedTask;
            }
        }
        finally
        {
            Directory.Delete(spill, recursive: true);
        }
    }

    /// <summary>The overview and the variables as a sample has them, to be looked at while all rows are read.</summary>
    private async Task<ProfileReport> LookAsync(ProfileSource source, ProfileSettings settings, bool isMinimal, JobLimits limits, string folder, CancellationToken cancellationToken)
    {
        var sample = await Task.Run(() => FirstLook.Take(source, settings, limits, folder, cancellationToken), cancellationToken);
        using var table = ProfileTable.Open(sample, new EngineLimits(limits.Threads, limits.MemoryBytes / 2, folder), cancellationToken);
        var columns = await columnProfiler.ProfileAsync(table, settings, isMinimal: true, limits.Threads, null, cancellationToken);
        return new ProfileReport
        {
            Overview = FirstLook.Scale(Overview(sample, columns, isMinimal, settings), source),
            Columns = columns,
            Missing = MissingProfiler.Count(columns),
            Sample = await SampleProfiler.ProfileAsync(reader, source, settings, cancellationToken),
            Pending = [ReportSection.Variables, .. PendingIn(settings, isMinimal)],
            Reproduction = Reproduction(source, settings),
        };
    }

    private ProfileReproduction Reproduction(ProfileSource source, ProfileSettings settings) => new()
    {
        CreatedAt = time.GetUtcNow(),
        Seconds = 0,
        Origin = source.Origin,
        Program = $"MleDashboard {typeof(DatasetProfiler).Assembly.GetName().Version?.ToString(3)}",
        Settings = settings,
    };

    private static List<ReportSection> PendingIn(ProfileSettings settings, bool isMinimal)
    {
        List<ReportSection> pending = [ReportSection.Correlations, ReportSection.Missing];
        if (!isMinimal)
        {
            pending.AddRange([ReportSection.Anomalies, ReportSection.Duplicates, ReportSection.Interactions]);
        }

        return settings.Target is null ? pending : [.. pending, ReportSection.Target];
    }

    /// <summary>One sample for all sections that look at several columns: what is not free text or an identifier, and the target whatever it is.</summary>
    private Task<Table> SampleAsync(ProfileSource source, ProfileSettings settings, CancellationToken cancellationToken)
    {
        var names = source.Schema.Columns.Where(column => !IsText(column.Type) || column.Name == settings.Target).Select(column => column.Name).ToList();
        var rows = (int)Math.Clamp(SampleCells / Math.Max(1, names.Count), Math.Min(FewestSampleRows, settings.SampleRows), settings.SampleRows);
        return names.Count == 0 ? Task.FromResult(new Table([])) : reader.SampleAsync(source.ParquetPath, source.Schema, names, rows, settings.Seed, cancellationToken);
    }

    private static async Task<CorrelationSection?> CompareAsync(Table sample, ProfileSource source, ColumnProfile[] columns, ProfileSettings settings, List<string> limits, int threads, CancellationToken cancellationToken)
    {
        var names = CorrelationProfiler.Choose(columns, settings, limits);
        return names.Count < 2
            ? null
            : await Task.Run(() => CorrelationProfiler.Compare(new Table([.. names.Select(name => sample.Find(name)!)]), source.Rows, settings, limits, threads, cancellationToken), cancellationToken);
    }

    private static ProfileOverview Overview(ProfileSource source, ColumnProfile[] columns, bool isMinimal, ProfileSettings settings)
    {
        var missing = columns.Sum(column => column.MissingCount);
        var cells = source.Rows * columns.Length;
        var limits = new List<string>();
        if (isMinimal)
        {
            var reason = settings.Minimal ? "as chosen"
                : columns.Length > settings.MinimalAboveColumns ? string.Create(CultureInfo.InvariantCulture, $"because the table has more than {settings.MinimalAboveColumns:N0} columns")
                : string.Create(CultureInfo.InvariantCulture, $"because the table has more than {settings.MinimalAboveCells:N0} cells");
            limits.Add($"Minimal profile, {reason}: words of text, duplicate rows, patterns of missing values and interactions are left out.");
        }

        if (source.Rows > settings.SampleRows)
        {
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"Correlations and words come from a random sample of {settings.SampleRows:N0} rows (seed {settings.Seed}); all other figures are of all rows."));
        }

        return new ProfileOverview
        {
            Title = source.Title,
            Rows = source.Rows,
            ColumnCount = columns.Length,
            MissingCells = missing,
            MissingShare = cells == 0 ? 0 : (double)missing / cells,
            DuplicateRows = null,
            DuplicateShare = null,
            IsMinimal = isMinimal,
            MemoryBytes = columns.Sum(column => column.MemoryBytes),
            FileBytes = source.Bytes,
            Types = [.. columns.GroupBy(column => column.Type).OrderByDescending(type => type.Count()).ThenBy(type => type.Key).Select(type => new ColumnTypeCount(type.Key, type.Count()))],
            Limits = limits,
        };
    }

    internal static bool IsText(ColumnType type) => type is ColumnType.Text or ColumnType.Identifier;
}
