using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Profiles times from memory, as sorted ticks.</summary>
internal static class DateTimeColumnProfiler
{
    private const int MaxBins = 60;
    private const int MaxGaps = 3;

    public static DateTimeProfile Profile(DatasetColumn column, DateTimeColumn values, ProfileSettings settings)
    {
        var sorted = Array.FindAll(values.Ticks, tick => tick != DateTimeColumn.Missing);
        var monotonicity = MonotonicityOf(sorted);
        Array.Sort(sorted);
        var runs = RunsOf(sorted);
        var isDateOnly = sorted.Length > 0 && Array.TrueForAll(sorted, tick => tick % TimeSpan.TicksPerDay == 0);
        var (unit, bins) = BinsOf(sorted);
        var profile = new DateTimeProfile
        {
            Name = column.Name,
            Type = column.Type,
            TypeReason = column.Reason,
            Rows = values.Length,
            MissingCount = values.Length - sorted.Length,
            MismatchedCount = column.MismatchedCount,
            DistinctCount = runs.Count,
            UniqueCount = runs.Count(run => run.Count == 1),
            MemoryBytes = 128 + (8L * values.Length),
            IsDateOnly = isDateOnly,
            Monotonicity = monotonicity,
            BinUnit = unit,
            Histogram = bins,
            Weekdays = CountBy(sorted, 7, time => ((int)time.DayOfWeek + 6) % 7),
            Hours = isDateOnly || sorted.Length == 0 ? [] : CountBy(sorted, 24, time => time.Hour),
            CommonValues =
            [
                .. runs.OrderByDescending(run => run.Count).ThenBy(run => run.Ticks).Take(settings.CommonValues)
                    .Select(run => new ValueCount(new DateTimeColumn("", [run.Ticks]).TextAt(0)!, run.Count, (double)run.Count / sorted.Length)),
            ],
        };
        var (step, gaps) = GapsIn(runs);
        return sorted.Length == 0 ? profile : profile with
        {
            WeekdayHours = isDateOnly ? [] : [.. CountBy(sorted, 7 * 24, time => ((((int)time.DayOfWeek + 6) % 7) * 24) + time.Hour).Chunk(24)],
            TypicalStepSeconds = step,
            Gaps = gaps,
            Min = new DateTime(sorted[0]),
            Max = new DateTime(sorted[^1]),
            Median = new DateTime(sorted[(sorted.Length - 1) / 2] + ((sorted[sorted.Length / 2] - sorted[(sorted.Length - 1) / 2]) / 2)),
            RangeDays = (sorted[^1] - sorted[0]) / (double)TimeSpan.TicksPerDay,
        };
    }

    /// <summary>The smallest unit that needs at most 60 bins; one bin when all values are equal.</summary>
    internal static (TimeUnit Unit, IReadOnlyList<TimeBin> Bins) BinsOf(long[] sorted)
    {
        if (sorted.Length == 0)
        {
            return (TimeUnit.Day, []);
        }

        foreach (var unit in Enum.GetValues<TimeUnit>())
        {
            var starts = StartsOf(unit, new DateTime(sorted[0]), new DateTime(sorted[^1]));
            if (starts is not null)
            {
                var bins = new List<TimeBin>(starts.Count);
                var position = 0;
                for (var bin = 0; bin < starts.Count; bin++)
                {
                    var end = bin + 1 < starts.Count ? starts[bin + 1].Ticks : long.MaxValue;
                    var first = position;
                    while (position < sorted.Length && sorted[position] < end)
                    {
                        position++;
                    }

                    bins.Add(new TimeBin(starts[bin], position - first));
                }

                return (unit, bins);
            }
        }

        throw new InvalidOperationException("A hundred centuries hold every DateTime.");
    }

    private static List<DateTime>? StartsOf(TimeUnit unit, DateTime first, DateTime last)
    {
        var starts = new List<DateTime>();
        for (DateTime? start = Floor(first, unit); start is { } at && at <= last; start = Next(at, unit))
        {
            if (starts.Count == (unit == TimeUnit.Century ? 100 : MaxBins))
            {
                return null;
            }

            starts.Add(at);
        }

        return starts;
    }

    private static DateTime Floor(DateTime time, TimeUnit unit) => unit switch
    {
        TimeUnit.Second => new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond)),
        TimeUnit.Minute => new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute)),
        TimeUnit.Hour => new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerHour)),
        TimeUnit.Day => time.Date,

        // 0001-01-01 was a Monday in this calendar, so weeks of whole ticks begin on Mondays.
        TimeUnit.Week => new DateTime(time.Ticks - (time.Ticks % (7 * TimeSpan.TicksPerDay))),
        TimeUnit.Month => new DateTime(time.Year, time.Month, 1),
        TimeUnit.Quarter => new DateTime(time.Year, (3 * ((time.Month - 1) / 3)) + 1, 1),
        TimeUnit.Year => new DateTime(time.Year, 1, 1),
        TimeUnit.Decade => new DateTime(Math.Max(1, time.Year / 10 * 10), 1, 1),
        _ => new DateTime(Math.Max(1, time.Year / 100 * 100), 1, 1),
    };

    private static DateTime? Next(DateTime start, TimeUnit unit)
    {
        var ticks = unit switch
        {
            TimeUnit.Second => TimeSpan.TicksPerSecond,
            TimeUnit.Minute => TimeSpan.TicksPerMinute,
            TimeUnit.Hour => TimeSpan.TicksPerHour,
            TimeUnit.Day => TimeSpan.TicksPerDay,
            TimeUnit.Week => 7 * TimeSpan.TicksPerDay,
            _ => 0,
        };
        if (ticks > 0)
        {
            return DateTime.MaxValue.Ticks - start.Ticks < ticks ? null : start.AddTicks(ticks);
        }

        var months = unit switch { TimeUnit.Month => 1, TimeUnit.Quarter => 3, _ => 0 };
        if (months > 0)
        {
            return start.Year == 9999 && start.Month + months > 12 ? null : start.AddMonths(months);
        }

        var years = unit switch { TimeUnit.Year => 1, TimeUnit.Decade => 10, _ => 100 };
        var next = (start.Year / years * years) + years;
        return next > 9999 ? null : new DateTime(next, 1, 1);
    }

    private static (double? StepSeconds, IReadOnlyList<TimeGap> Gaps) GapsIn(List<(long Ticks, long Count)> runs)
    {
        if (runs.Count < 2)
        {
            return (null, []);
        }

        long[] steps = [.. runs.Zip(runs.Skip(1), (one, next) => next.Ticks - one.Ticks)];
        var order = Enumerable.Range(0, steps.Length).ToArray();
        var sorted = (long[])steps.Clone();
        Array.Sort(sorted, order);
        var typical = sorted[(sorted.Length - 1) / 2];
        return (
            (double)typical / TimeSpan.TicksPerSecond,
            [.. order.Reverse().Take(MaxGaps).Where(step => steps[step] >= 3 * typical).Select(step => new TimeGap(new DateTime(runs[step].Ticks), new DateTime(runs[step + 1].Ticks)))]);
    }

    private static List<(long Ticks, long Count)> RunsOf(long[] sorted)
    {
        var runs = new List<(long, long)>();
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }

            runs.Add((sorted[start], end - start));
            start = end;
        }

        return runs;
    }

    private static long[] CountBy(long[] ticks, int parts, Func<DateTime, int> part)
    {
        var counts = new long[parts];
        foreach (var tick in ticks)
        {
            counts[part(new DateTime(tick))]++;
        }

        return counts;
    }

    private static Monotonicity MonotonicityOf(long[] ticks)
    {
        bool rises = false, falls = false, repeats = false;
        for (var i = 1; i < ticks.Length && !(rises && falls); i++)
        {
            rises |= ticks[i] > ticks[i - 1];
            falls |= ticks[i] < ticks[i - 1];
            repeats |= ticks[i] == ticks[i - 1];
        }

        return MonotonicityRules.Of(rises, falls, repeats);
    }
}
