using System.Globalization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Core.Profiling.Anomalies;

/// <summary>Finds the rows least like the others, and says which columns set each apart.</summary>
internal static class AnomalyProfiler
{
    /// <summary>The paper's settings.</summary>
    private const int Trees = 100;

    private const int Subsample = 256;

    private const int FewestRows = 20;

    /// <summary>With more columns every tree would see few of them.</summary>
    private const int MaxColumns = 300;

    /// <summary>A score of a half is what a row has that lies like any other.</summary>
    private const double Ordinary = 0.5;

    private const int MaxReasons = 3;

    private const double SmallestReason = 0.1;

    public static AnomalySection? Profile(Table sample, long rows, IReadOnlyList<ColumnProfile> profiles, ProfileSettings settings, int threads, CancellationToken cancellationToken)
    {
        var about = profiles.ToDictionary(profile => profile.Name, StringComparer.Ordinal);
        var varying = sample.Columns.Where(column => about[column.Name].DistinctCount > 1 && column is not TextColumn).ToList();
        var columns = varying.Take(MaxColumns).ToList();
        if (columns.Count == 0 || sample.RowCount < FewestRows)
        {
            return null;
        }

        var limits = new List<string>();
        if (sample.RowCount < rows)
        {
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"Looked for among a random sample of {sample.RowCount:N0} of {rows:N0} rows."));
        }

        if (varying.Count > columns.Count)
        {
            limits.Add(string.Create(CultureInfo.InvariantCulture, $"The first {columns.Count} columns that vary were looked at; {varying.Count - columns.Count:N0} more were not."));
        }

        var values = Encode(columns, sample.RowCount, threads);
        var subsample = Math.Min(Subsample, sample.RowCount);
        var forest = IsolationForest.Grow(values, columns.Count, Trees, subsample, settings.Seed);
        var scores = new double[sample.RowCount];
        Parallel.For(0, (sample.RowCount + 999) / 1_000, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, block =>
        {
            var (from, to) = (block * 1_000, Math.Min(sample.RowCount, (block + 1) * 1_000));
            forest.Score(values.AsSpan(from * columns.Count, (to - from) * columns.Count), scores.AsSpan(from, to - from));
        });

        var odd = Oddest(scores, values, columns.Count, settings.ShownAnomalies);
        var numbers = sample.RowCount < rows ? SelectionSampling.Rows(rows, sample.RowCount, settings.Seed).ToList() : null;
        return new AnomalySection
        {
            Trees = Trees,
            SubsampleRows = subsample,
            SampledRows = sample.RowCount,
            Columns = [.. columns.Select(column => column.Name)],
            Limits = limits,
            Rows =
            [
                .. odd.Select(row => new AnomalousRow(
                    (numbers is null ? row.Row : numbers[row.Row]) + 1,
                    scores[row.Row],
                    Explain(columns, about, row.Row, forest.Contributions(values.AsSpan(row.Row * columns.Count, columns.Count)), settings.MaxCellLength)) { Repeats = row.Repeats }),
            ],
        };
    }

    /// <summary>Numbers as they are, a missing one as the median, labels as their share: a rare label is far from the common ones.</summary>
    private static float[] Encode(List<ColumnData> columns, int rows, int threads)
    {
        var values = new float[rows * columns.Count];
        Parallel.For(0, columns.Count, new ParallelOptions { MaxDegreeOfParallelism = threads }, c =>
        {
            var comparable = ComparableColumn.Of(columns[c])!;
            if (comparable.Labels is { } labels)
            {
                var shares = new float[labels.Levels.Count];
                foreach (var code in labels.Codes.Where(code => code >= 0))
                {
                    shares[code] += 1f / rows;
                }

                var usual = shares.Length == 0 ? 0 : shares.Max();
                for (var row = 0; row < rows; row++)
                {
                    values[(row * columns.Count) + c] = labels.Codes[row] < 0 ? usual : shares[labels.Codes[row]];
                }

                return;
            }

            var order = comparable.Ranked.Order;
            var median = order.Length == 0 ? 0 : comparable.Numbers![order[order.Length / 2]];
            for (var row = 0; row < rows; row++)
            {
                // Less the median, so that times keep their digits in a float.
                var number = comparable.Numbers![row];
                values[(row * columns.Count) + c] = double.IsFinite(number) ? (float)Math.Clamp(number - median, -1e30, 1e30) : 0;
            }
        });
        return values;
    }

    /// <summary>The rows with the highest scores, equal rows once.</summary>
    private static List<(int Row, int Repeats)> Oddest(double[] scores, float[] values, int columns, int take)
    {
        var odd = new List<(int Row, int Repeats)>();
        foreach (var row in Enumerable.Range(0, scores.Length).Where(row => scores[row] > Ordinary).OrderByDescending(row => scores[row]))
        {
            var same = odd.FindIndex(other => scores[other.Row] == scores[row] && values.AsSpan(other.Row * columns, columns).SequenceEqual(values.AsSpan(row * columns, columns)));
            if (same >= 0)
            {
                odd[same] = odd[same] with { Repeats = odd[same].Repeats + 1 };
            }
            else if (odd.Count == take)
            {
                break;
            }
            else
            {
                odd.Add((row, 0));
            }
        }

        return odd;
    }

    private static List<AnomalyReason> Explain(List<ColumnData> columns, Dictionary<string, ColumnProfile> about, int row, double[] contributions, int maxLength)
    {
        var total = contributions.Where(contribution => contribution > 0).Sum();
        return
        [
            .. contributions.Index().Where(contribution => contribution.Item > SmallestReason * total).OrderByDescending(contribution => contribution.Item).Take(MaxReasons)
                .Select(contribution =>
                {
                    var column = columns[contribution.Index];
                    var text = column.TextAt(row) is { } cell ? CellText.Shorten(cell, maxLength) : null;
                    return new AnomalyReason(column.Name, text, contribution.Item / total, Words(about[column.Name], column, row, text));
                }),
        ];
    }

    private static string Words(ColumnProfile profile, ColumnData column, int row, string? text)
    {
        switch (profile)
        {
            case NumericProfile numeric when column is NumericColumn numbers && double.IsFinite(numbers.Values[row]):
                var value = numbers.Values[row];
                var (low, high) = (numeric.Percentile5!.Value, numeric.Percentile95!.Value);
                return value > high ? $"{ProfileText.Number(value)}, above the usual {Usual(low, high)}"
                    : value < low ? $"{ProfileText.Number(value)}, below the usual {Usual(low, high)}"
                    : $"{ProfileText.Number(value)}, unusual with the rest of the row";
            case CategoricalProfile labels when text is not null:
                var common = labels.CommonValues.FirstOrDefault(label => label.Value == text);
                return common is { Share: > 0.1 }
                    ? $"'{text}', unusual with the rest of the row"
                    : $"'{text}', which {(common is null ? "few rows" : $"{ProfileText.Percent(common.Share)} of the rows")} have";
            default:
                return text is null ? "missing" : $"{text}, unusual with the rest of the row";
        }
    }

    private static string Usual(double low, double high) => low == high ? ProfileText.Number(low) : $"{ProfileText.Number(low)} to {ProfileText.Number(high)}";
}
