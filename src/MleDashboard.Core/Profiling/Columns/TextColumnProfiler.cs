using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Profiles free text: counts and lengths of all rows, words of the sampled rows.</summary>
internal static class TextColumnProfiler
{
    /// <summary>Different words kept while counting; rarer ones after that are not counted as common.</summary>
    private const int MaxWords = 200_000;

    /// <param name="sample">Null in minimal mode.</param>
    public static TextProfile Profile(ProfileTable table, DatasetColumn column, TextColumn? sample, ProfileSettings settings, CancellationToken cancellationToken)
    {
        var statistics = TextStatistics.Of(table, column, settings, cancellationToken);
        var words = WordCounts.Of(sample);
        var values = sample?.Values.OfType<string>().ToList() ?? [];
        return new TextProfile
        {
            Name = column.Name,
            Type = column.Type,
            TypeReason = column.Reason,
            Rows = statistics.Rows,
            MissingCount = statistics.MissingCount,
            MismatchedCount = column.MismatchedCount,
            DistinctCount = statistics.DistinctCount,
            UniqueCount = statistics.UniqueCount,
            MemoryBytes = 128 + (8 * statistics.Rows) + statistics.Bytes,
            Lengths = statistics.Lengths,
            MeanWords = words.Rows == 0 ? null : (double)words.Total / words.Rows,
            MaxWords = words.Rows == 0 ? null : words.Max,
            CommonWords = words.Common(2 * settings.CommonValues),
            CommonValues = statistics.CommonValues,
            NumberLikeShare = ShareOf(values, value => double.TryParse(value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _)),
            DateLikeShare = ShareOf(values, value => value.Length >= 8 && value[0] is >= '0' and <= '9' && DateTime.TryParse(value, CultureInfo.InvariantCulture, out _)),
            PaddedCount = statistics.PaddedCount,
            Facts = TextFactsProfiler.Of(values.CountBy(value => value, StringComparer.Ordinal).Select(value => (value.Key, (long)value.Value)), settings.MaxCellLength),
        };
    }

    private static double ShareOf(List<string> values, Predicate<string> reads) => values.Count == 0 ? 0 : (double)values.Count(value => reads(value)) / values.Count;

    private sealed class WordCounts
    {
        private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

        public long Rows { get; private set; }

        public long Total { get; private set; }

        public long Max { get; private set; }

        public static WordCounts Of(TextColumn? sample)
        {
            var words = new WordCounts();
            foreach (var text in sample?.Values ?? [])
            {
                if (text is not null)
                {
                    words.Add(text);
                }
            }

            return words;
        }

        public List<ValueCount> Common(int take) =>
        [
            .. counts.OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).Take(take)
                .Select(word => new ValueCount(CellText.Shorten(word.Key, 60), word.Value, (double)word.Value / Total)),
        ];

        /// <summary>Words are runs of letters, digits and apostrophes.</summary>
        private void Add(string text)
        {
            long inText = 0;
            for (var start = 0; start < text.Length;)
            {
                if (!IsPart(text[start]))
                {
                    start++;
                    continue;
                }

                var end = start + 1;
                while (end < text.Length && IsPart(text[end]))
                {
                    end++;
                }

                var word = text[start..end].ToLowerInvariant();
                if (counts.Count < MaxWords || counts.ContainsKey(word))
                {
                    counts[word] = counts.GetValueOrDefault(word) + 1;
                }

                inText++;
                start = end;
            }

            Rows++;
            Total += inText;
            Max = Math.Max(Max, inText);
        }

        private static bool IsPart(char unit) => char.IsLetterOrDigit(unit) || unit is '\'' or '’' || char.IsSurrogate(unit) || char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }
}
