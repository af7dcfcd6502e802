namespace MleDashboard.Core.Datasets.Splitting;

/// <summary>Chooses the rows of the test part. The same input and seed give the same rows on every machine.</summary>
public static class TrainTestSplitter
{
    /// <summary>Rows of the test part: the fraction rounded to whole rows, at least one in each part.</summary>
    public static int TestRows(int rows, double fraction) => Math.Clamp((int)Math.Round(rows * fraction, MidpointRounding.AwayFromZero), 1, rows - 1);

    /// <returns>For each row whether it is in the test part.</returns>
    public static bool[] Random(int rows, double fraction, int seed)
    {
        var isTest = new bool[rows];
        var order = Enumerable.Range(0, rows).ToArray();
        new Random(seed).Shuffle(order);
        foreach (var row in order.AsSpan(0, TestRows(rows, fraction)))
        {
            isTest[row] = true;
        }

        return isTest;
    }

    /// <summary>
    /// Each label's rows are divided in the same proportion: its test rows are its exact share rounded down or up (largest remainder), so that the total is exact too.
    /// A missing label (-1) is a label of its own.
    /// </summary>
    public static bool[] Stratified(ReadOnlySpan<int> labels, double fraction, int seed)
    {
        var total = TestRows(labels.Length, fraction);
        var groups = new SortedDictionary<int, List<int>>();
        for (var row = 0; row < labels.Length; row++)
        {
            if (!groups.TryGetValue(labels[row], out var rows))
            {
                groups.Add(labels[row], rows = []);
            }

            rows.Add(row);
        }

        var count = labels.Length;

        // The share of the whole table, not the fraction asked for, so that the shares add up to the total.
        var shares = groups.Select(group => (Rows: group.Value, Exact: (double)group.Value.Count * total / count)).ToList();
        var left = total - shares.Sum(share => (int)share.Exact);
        var roundedUp = shares.Select((share, i) => (i, Remainder: share.Exact - (int)share.Exact)).OrderByDescending(pair => pair.Remainder).Take(left).Select(pair => pair.i).ToHashSet();
        var isTest = new bool[labels.Length];
        var random = new Random(seed);
        for (var i = 0; i < shares.Count; i++)
        {
            var rows = shares[i].Rows.ToArray();
            random.Shuffle(rows);
            foreach (var row in rows.AsSpan(0, (int)shares[i].Exact + (roundedUp.Contains(i) ? 1 : 0)))
            {
                isTest[row] = true;
            }
        }

        return isTest;
    }

    /// <summary>The latest rows are the test part; of equal times the later row counts as later. Rows without a time (NaN) go before all others.</summary>
    public static bool[] ByTime(ReadOnlySpan<double> times, double fraction)
    {
        var keys = times.ToArray();
        var order = Enumerable.Range(0, keys.Length).OrderBy(row => double.IsNaN(keys[row]) ? double.NegativeInfinity : keys[row]).ToArray();
        var isTest = new bool[keys.Length];
        foreach (var row in order.AsSpan(keys.Length - TestRows(keys.Length, fraction)))
        {
            isTest[row] = true;
        }

        return isTest;
    }
}
