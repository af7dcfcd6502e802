namespace MleDashboard.Core.Training.Features.Texts;

/// <summary>Takes the terms of a text, in order, with repeats.</summary>
internal interface ITermSink
{
    /// <param name="hash">FNV-1a (64 bits) over the UTF-16 characters of the term's name.</param>
    /// <param name="first">The term, or for a pair its first word.</param>
    /// <param name="second">For a pair its second word, else empty.</param>
    void Add(ulong hash, TermKind kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second);
}

internal enum TermKind
{
    Word,
    Pair,
    Group,
}

/// <summary>
/// Cuts a text into terms without making strings: words in lower case, pairs of neighbouring words ("not good"), and groups of three to five characters
/// within a word and its edges ("#ing "). Names of groups begin with '#', so they are never taken for words.
/// </summary>
internal sealed class TermScanner(bool hasGroups)
{
    private const int LongestText = 2_000;
    private const int ShortestGroup = 3;
    private const int LongestGroup = 5;
    private const char GroupMark = '#';
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>From here on scripts write without spaces between words, and single characters are words.</summary>
    private const char FirstIdeograph = '\u2E80';

    private readonly char[] characters = new char[LongestText + 2];

    public void Scan<TSink>(string text, ref TSink sink)
        where TSink : struct, ITermSink, allows ref struct
    {
        var length = Prepare(text);
        int previousStart = 0, previousLength = 0;
        ulong previous = 0;
        for (var at = 1; at <= length; at++)
        {
            if (characters[at] == ' ')
            {
                continue;
            }

            var start = at;
            var hash = Basis;
            while (characters[at] != ' ')
            {
                hash = (hash ^ characters[at++]) * Prime;
            }

            var word = characters.AsSpan(start, at - start);
            sink.Add(hash, TermKind.Word, word, []);
            if (previousLength > 0)
            {
                sink.Add(Continue((previous ^ ' ') * Prime, word), TermKind.Pair, characters.AsSpan(previousStart, previousLength), word);
            }

            if (hasGroups)
            {
                Groups(start - 1, at + 1, ref sink);
            }

            (previous, previousStart, previousLength) = (hash, start, word.Length);
        }
    }

    public static ulong HashOf(string term) => Continue(Basis, term);

    public static string NameOf(TermKind kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second) => kind switch
    {
        TermKind.Word => first.ToString(),
        TermKind.Pair => $"{first} {second}",
        _ => $"{GroupMark}{first}",
    };

    private void Groups<TSink>(int start, int end, ref TSink sink)
        where TSink : struct, ITermSink, allows ref struct
    {
        for (var at = start; at < end; at++)
        {
            var hash = unchecked((Basis ^ GroupMark) * Prime);
            var shortest = characters[at] >= FirstIdeograph ? 1 : ShortestGroup;
            for (var length = 1; length <= LongestGroup && at + length <= end; length++)
            {
                hash = (hash ^ characters[at + length - 1]) * Prime;
                if (length >= shortest)
                {
                    sink.Add(hash, TermKind.Group, characters.AsSpan(at, length), []);
                }
            }
        }
    }

    /// <summary>Lower case, one space for whatever is neither letter nor digit, and a space at both ends. Halves of an emoji stay together as a word.</summary>
    private int Prepare(string text)
    {
        var length = Math.Min(text.Length, LongestText);
        text.AsSpan(0, length).ToLowerInvariant(characters.AsSpan(1));
        characters[0] = ' ';
        characters[length + 1] = ' ';
        for (var at = 1; at <= length; at++)
        {
            if (!char.IsLetterOrDigit(characters[at]) && !char.IsSurrogate(characters[at]))
            {
                characters[at] = ' ';
            }
        }

        return length;
    }

    private static ulong Continue(ulong hash, ReadOnlySpan<char> characters)
    {
        foreach (var character in characters)
        {
            hash = (hash ^ character) * Prime;
        }

        return hash;
    }
}
