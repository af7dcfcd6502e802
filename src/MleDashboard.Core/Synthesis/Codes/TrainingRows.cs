namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>The encoded training table, and which of its rows have each level: training-by-sampling draws real rows by the condition they must meet.</summary>
internal sealed class TrainingRows
{
    private readonly TableCode code;
    private readonly EncodedColumn[] encoded;
    private readonly int[]?[][] byLevel;

    public TrainingRows(TableCode code, EncodedColumn[] encoded)
    {
        (this.code, this.encoded) = (code, encoded);
        byLevel = new int[]?[code.Columns.Count][];
        for (var column = 0; column < byLevel.Length; column++)
        {
            byLevel[column] = code.Columns[column].HasOffset ? [] : Grouped(encoded[column].Choices, code.Columns[column].Choices);
        }
    }

    public int Count => encoded[0].Choices.Length;

    /// <summary>A row that has level <paramref name="level"/> in the discrete column <paramref name="column"/>.</summary>
    public int Draw(int column, int level, Random random)
    {
        var rows = byLevel[column][level]!;
        return rows[random.Next(rows.Length)];
    }

    public int Draw(Random random) => random.Next(Count);

    /// <param name="target">As wide as the code; outputs of the row as a network would have made them.</param>
    public void Write(int row, Span<float> target)
    {
        target.Clear();
        for (var column = 0; column < encoded.Length; column++)
        {
            var start = code.Starts[column];
            if (encoded[column].Offsets is { } offsets)
            {
                target[start++] = offsets[row];
            }

            target[start + encoded[column].Choices[row]] = 1;
        }
    }

    private static int[][] Grouped(int[] choices, int levels)
    {
        var counts = new int[levels];
        foreach (var level in choices)
        {
            counts[level]++;
        }

        var groups = counts.Select(count => new int[count]).ToArray();
        Array.Clear(counts);
        for (var row = 0; row < choices.Length; row++)
        {
            groups[choices[row]][counts[choices[row]]++] = row;
        }

        return groups;
    }
}
