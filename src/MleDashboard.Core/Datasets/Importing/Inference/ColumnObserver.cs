using System.IO.Hashing;
using System.Text;
using MleDashboard.Core.Datasets.Importing.Csv;

namespace MleDashboard.Core.Datasets.Importing.Inference;

/// <summary>A value as an example, with the line it stands in.</summary>
internal readonly record struct ValueExample(string Text, long Line);

/// <summary>What is learnt about one column by looking at every value. Observers of parts of a file merge into the same facts in any order.</summary>
internal sealed class ColumnObserver
{
    private const int KeptLevels = 3;
    private const int KeptExamples = 3;
    private const int ExampleLength = 40;

    private readonly List<KindCount> kinds = [];
    private readonly DistinctCounter distinct = new();
    private readonly HashSet<string> levels = new(StringComparer.Ordinal);
    private KindCount? latest;
    private int latestSpaces;

    /// <summary>Values that are there.</summary>
    public long Count { get; private set; }

    /// <summary>Rows with an empty text or a missing mark.</summary>
    public long Missing { get; private set; }

    /// <summary>Bit i: the mark i of <see cref="ValueForms.MissingMarks"/> was seen.</summary>
    public int MarksSeen { get; private set; }

    public long MinInteger { get; private set; } = long.MaxValue;

    public long MaxInteger { get; private set; } = long.MinValue;

    /// <summary>Spaces inside values that are neither numbers nor dates.</summary>
    public long Spaces { get; private set; }

    /// <summary>Some value has spaces around it.</summary>
    public bool HasPadding { get; private set; }

    /// <summary>Some value begins with an apostrophe, perhaps the guard of a CSV that we wrote.</summary>
    public bool HasApostrophe { get; private set; }

    public long Distinct => distinct.Count;

    /// <summary>The different values, when there are at most two.</summary>
    public IReadOnlyCollection<string> Levels => levels.Count < KeptLevels ? levels : [];

    public void AddBlock(RecordBlock block, int column)
    {
        ReadOnlySpan<byte> previous = default;
        for (var record = 0; record < block.Count; record++)
        {
            var value = block.FieldAt(record, column, out _);
            if (value.IsEmpty)
            {
                Missing++;
                continue;
            }

            if (latest is not null && value.SequenceEqual(previous))
            {
                Count++;
                Spaces += latestSpaces;
                latest.Count++;
                continue;
            }

            // A missing mark must not be taken for the latest value.
            previous = Add(value, block.LineOf(record)) ? value : default;
        }

        latest = null;
    }

    public void AddOrMiss(ReadOnlySpan<byte> value, long line)
    {
        if (value.IsEmpty)
        {
            Missing++;
        }
        else
        {
            Add(value, line);
        }
    }

    /// <returns>False when the value is a missing mark.</returns>
    public bool Add(ReadOnlySpan<byte> value, long line)
    {
        var trimmed = value;
        if (value[0] is (byte)' ' or (byte)'\t' || value[^1] is (byte)' ' or (byte)'\t')
        {
            trimmed = value.Trim(" \t"u8);
            HasPadding = true;
            if (trimmed.IsEmpty)
            {
                // Blanks alone are no value; the text stays in text columns.
                trimmed = value;
            }
        }

        if (ValueForms.MissingMarkOf(value) is var mark and >= 0)
        {
            Missing++;
            MarksSeen |= 1 << mark;
            return false;
        }

        Count++;
        HasApostrophe |= value[0] == (byte)'\'';
        var kind = ValueForms.Of(trimmed, out var integer);
        if (kind == ValueKind.Integer)
        {
            MinInteger = Math.Min(MinInteger, integer);
            MaxInteger = Math.Max(MaxInteger, integer);
        }

        latestSpaces = kind == ValueKind.None ? trimmed.Count((byte)' ') : 0;
        Spaces += latestSpaces;

        CountKind(kind, value, line);
        if (distinct.Add(XxHash3.HashToUInt64(value)) && levels.Count < KeptLevels)
        {
            levels.Add(Encoding.UTF8.GetString(value[..Math.Min(value.Length, 200)]));
        }

        return true;
    }

    /// <summary>Values whose kind passes <paramref name="fits"/>.</summary>
    public long CountOf(Func<ValueKind, bool> fits) => kinds.Where(entry => fits(entry.Kind)).Sum(entry => entry.Count);

    public long CountOf(ValueKind any) => CountOf(kind => (kind & any) != 0);

    /// <summary>The first values whose kind does not pass.</summary>
    public IReadOnlyList<ValueExample> ExamplesAgainst(Func<ValueKind, bool> fits) =>
        [.. kinds.Where(entry => !fits(entry.Kind)).SelectMany(entry => entry.Examples).OrderBy(example => example.Line).Take(KeptExamples)];

    public string? FirstExample() => kinds.SelectMany(entry => entry.Examples).OrderBy(example => example.Line).Select(example => example.Text).FirstOrDefault();

    public void Merge(ColumnObserver other)
    {
        Count += other.Count;
        Missing += other.Missing;
        MarksSeen |= other.MarksSeen;
        MinInteger = Math.Min(MinInteger, other.MinInteger);
        MaxInteger = Math.Max(MaxInteger, other.MaxInteger);
        Spaces += other.Spaces;
        HasPadding |= other.HasPadding;
        HasApostrophe |= other.HasApostrophe;
        distinct.Merge(other.distinct);
        foreach (var level in other.levels)
        {
            if (levels.Count < KeptLevels)
            {
                levels.Add(level);
            }
        }

        foreach (var theirs in other.kinds)
        {
            var ours = Entry(theirs.Kind);
            ours.Count += theirs.Count;
            var examples = ours.Examples.Concat(theirs.Examples).OrderBy(example => example.Line).Take(KeptExamples).ToList();
            ours.Examples.Clear();
            ours.Examples.AddRange(examples);
        }
    }

    private void CountKind(ValueKind kind, ReadOnlySpan<byte> value, long line)
    {
        var entry = latest is not null && latest.Kind == kind ? latest : Entry(kind);
        entry.Count++;
        latest = entry;
        if (entry.Examples.Count < KeptExamples)
        {
            entry.Examples.Add(new ValueExample(Encoding.UTF8.GetString(value[..Math.Min(value.Length, ExampleLength)]), line));
        }
    }

    private KindCount Entry(ValueKind kind)
    {
        foreach (var entry in kinds)
        {
            if (entry.Kind == kind)
            {
                return entry;
            }
        }

        var added = new KindCount(kind);
        kinds.Add(added);
        return added;
    }

    private sealed class KindCount(ValueKind kind)
    {
        public ValueKind Kind { get; } = kind;

        public long Count { get; set; }

        public List<ValueExample> Examples { get; } = new(KeptExamples);
    }
}
