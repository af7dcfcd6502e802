namespace MleDashboard.Core.Profiling.Columns;

/// <summary>Looks at the characters of values, each different value once.</summary>
internal static class TextFactsProfiler
{
    private const int Shown = 5;

    /// <summary>Different shapes kept while counting; a column with more has none.</summary>
    private const int MaxShapes = 2_000;

    /// <summary>Characters of a long cell that are looked at.</summary>
    private const int MaxCharacters = 2_000;

    /// <summary>Share of values from which a shape is the rule, and what differs breaks it.</summary>
    private const double Rule = 0.9;

    /// <summary>A shape of fewer values is no pattern.</summary>
    private const double SmallestShape = 0.02;

    private static readonly HashSet<string> Placeholders = new(["?", "-", "--", ".", "n/a", "na", "#n/a", "nan", "null", "none", "nil", "unknown", "undefined", "missing", "not available", "tbd", "xxx", "unbekannt", "k.a."], StringComparer.OrdinalIgnoreCase);

    /// <summary>Ranges of letters by script, as far as people's names for them go.</summary>
    private static readonly (char From, char To, string Name)[] Scripts =
    [
        ('A', 'ɏ', "Latin"), ('Ͱ', 'Ͽ', "Greek"), ('Ѐ', 'ԯ', "Cyrillic"), ('԰', '֏', "Armenian"), ('֐', '׿', "Hebrew"), ('؀', 'ۿ', "Arabic"), ('ऀ', 'ॿ', "Devanagari"),
        ('฀', '๿', "Thai"), ('ᄀ', 'ᇿ', "Hangul"), ('぀', 'ヿ', "Kana"), ('㐀', '鿿', "Han"), ('가', '힣', "Hangul"), ('Ḁ', 'ỿ', "Latin"), ('ﬀ', 'ﬆ', "Latin"),
    ];

    /// <summary>Null when there is no value.</summary>
    public static TextFacts? Of(IEnumerable<(string Value, long Count)> values, int maxLength)
    {
        var (kinds, scripts, placeholders, shapes) = (new Dictionary<ValueKind, long>(), new Dictionary<string, long>(), new Dictionary<string, long>(StringComparer.Ordinal), new Dictionary<string, long>(StringComparer.Ordinal));
        var characters = new long[5];
        var all = new List<(string Value, long Count)>();
        long total = 0;
        foreach (var (value, count) in values)
        {
            total += count;
            all.Add((value, count));
            if (ValueKinds.Of(value) is { } kind)
            {
                kinds[kind] = kinds.GetValueOrDefault(kind) + count;
            }

            CountCharacters(value.AsSpan(0, Math.Min(value.Length, MaxCharacters)), count, characters, scripts);
            if (Placeholders.Contains(value.Trim()))
            {
                placeholders[value] = placeholders.GetValueOrDefault(value) + count;
            }

            if (shapes.Count <= MaxShapes && TextShape.Of(value) is { } shape)
            {
                shapes[shape] = shapes.GetValueOrDefault(shape) + count;
            }
        }

        if (total == 0)
        {
            return null;
        }

        var (patterns, of) = PatternsIn(shapes, total);
        return new TextFacts
        {
            Values = total,
            Kinds = [.. kinds.OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key).Select(kind => new KindCount(kind.Key, kind.Value, (double)kind.Value / total))],
            Scripts = Ordered(scripts, total),
            Characters = [.. Enumerable.Zip(["letters", "digits", "spaces", "punctuation", "other"], characters).Where(part => part.Second > 0).Select(part => new ValueCount(part.First, part.Second, (double)part.Second / characters.Sum()))],
            Patterns = patterns,
            PatternBreakers = patterns.Count > 0 && patterns[0].Share is >= Rule and < 1
                ? [.. all.Where(value => of(value.Value) != patterns[0].Value).OrderByDescending(value => value.Count).ThenBy(value => value.Value, StringComparer.Ordinal).Take(Shown).Select(value => new ValueCount(CellText.Shorten(value.Value, maxLength), value.Count, (double)value.Count / total))]
                : [],
            Placeholders = Ordered(placeholders, total),
        };
    }

    /// <summary>Exact shapes when they are few, else shapes without lengths; none when those are many too.</summary>
    private static (List<ValueCount> Patterns, Func<string, string?> Of) PatternsIn(Dictionary<string, long> shapes, long total)
    {
        if (shapes.Count > MaxShapes)
        {
            return ([], TextShape.Of);
        }

        var exact = Ordered(shapes, total);
        if (exact.Count > 0 && exact[0].Share >= Rule)
        {
            return (Frequent(exact), TextShape.Of);
        }

        var loose = shapes.GroupBy(shape => TextShape.Loose(shape.Key), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(shape => shape.Value), StringComparer.Ordinal);
        return (Frequent(Ordered(loose, total)), text => TextShape.Of(text) is { } shape ? TextShape.Loose(shape) : null);
    }

    private static List<ValueCount> Frequent(List<ValueCount> patterns) => [.. patterns.Where(pattern => pattern.Share >= SmallestShape).Take(Shown)];

    private static void CountCharacters(ReadOnlySpan<char> text, long count, long[] characters, Dictionary<string, long> scripts)
    {
        string? last = null;
        var seen = 0;
        foreach (var unit in text)
        {
            var part = char.IsLetter(unit) ? 0 : char.IsDigit(unit) ? 1 : char.IsWhiteSpace(unit) ? 2 : char.IsPunctuation(unit) || char.IsSymbol(unit) ? 3 : 4;
            characters[part] += char.IsLowSurrogate(unit) ? 0 : count;
            if (part == 0 && ScriptOf(unit) is { } script && script.Name != last)
            {
                // Each script once a value: a bit for each.
                last = script.Name;
                if ((seen & (1 << script.Index)) == 0)
                {
                    seen |= 1 << script.Index;
                    scripts[script.Name] = scripts.GetValueOrDefault(script.Name) + count;
                }
            }
        }
    }

    private static (int Index, string Name)? ScriptOf(char unit)
    {
        if (char.IsAsciiLetter(unit))
        {
            return (0, "Latin");
        }

        for (var i = 0; i < Scripts.Length; i++)
        {
            if (unit >= Scripts[i].From && unit <= Scripts[i].To)
            {
                return (Array.FindIndex(Scripts, script => script.Name == Scripts[i].Name), Scripts[i].Name);
            }
        }

        return (Scripts.Length, "other");
    }

    private static List<ValueCount> Ordered(Dictionary<string, long> counts, long total) =>
        [.. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(Math.Max(Shown, 10)).Select(count => new ValueCount(count.Key, count.Value, (double)count.Value / total))];
}
