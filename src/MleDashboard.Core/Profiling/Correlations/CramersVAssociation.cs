namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>Association of two columns of labels.</summary>
internal static class CramersVAssociation
{
    /// <summary>Cramér's V with the bias correction of Bergsma (2013), "A bias-correction for Cramér's V and Tschuprow's T".</summary>
    /// <param name="x">Codes below <paramref name="levelsX"/>; -1 is missing.</param>
    /// <returns>0 to 1; null with fewer than three common rows or when one of the two has a single label in them.</returns>
    public static double? Of(ReadOnlySpan<int> x, int levelsX, ReadOnlySpan<int> y, int levelsY)
    {
        var cells = new Dictionary<long, int>();
        var (totalsX, totalsY) = (new long[levelsX], new long[levelsY]);
        var dense = (long)levelsX * levelsY <= 1_000_000 ? new int[levelsX * levelsY] : null;
        long n = 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] < 0 || y[i] < 0)
            {
                continue;
            }

            n++;
            totalsX[x[i]]++;
            totalsY[y[i]]++;
            if (dense is not null)
            {
                dense[(x[i] * levelsY) + y[i]]++;
            }
            else
            {
                var key = ((long)x[i] * levelsY) + y[i];
                cells[key] = cells.GetValueOrDefault(key) + 1;
            }
        }

        int rows = totalsX.Count(total => total > 0), columns = totalsY.Count(total => total > 0);
        if (n < 3 || rows < 2 || columns < 2)
        {
            return null;
        }

        // chi-square over n is the sum of observed squared over the product of the margins, minus 1: empty cells add nothing.
        var ratio = 0.0;
        if (dense is not null)
        {
            for (var cell = 0; cell < dense.Length; cell++)
            {
                if (dense[cell] > 0)
                {
                    ratio += (double)dense[cell] * dense[cell] / ((double)totalsX[cell / levelsY] * totalsY[cell % levelsY]);
                }
            }
        }
        else
        {
            foreach (var (key, observed) in cells)
            {
                ratio += (double)observed * observed / ((double)totalsX[key / levelsY] * totalsY[key % levelsY]);
            }
        }

        var phi2 = Math.Max(0, ratio - 1 - ((rows - 1.0) * (columns - 1.0) / (n - 1)));
        var correctedRows = rows - ((rows - 1.0) * (rows - 1.0) / (n - 1));
        var correctedColumns = columns - ((columns - 1.0) * (columns - 1.0) / (n - 1));
        var smaller = Math.Min(correctedRows, correctedColumns) - 1;
        return smaller <= 0 ? null : Math.Min(1, Math.Sqrt(phi2 / smaller));
    }
}
