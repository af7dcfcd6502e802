using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Trained;

/// <summary>
/// Parts of a table predicted side by side, each by one thread with all that it needs: no thread waits for another inside a learner, features of a part stay in the cache, and
/// few rows of a large model use all processors too. A row's prediction depends on that row alone, so the parts do not matter to it.
/// </summary>
internal static class RowParts
{
    private const int FewestRows = 64;
    private const int MostRows = 2_048;

    /// <param name="predict">Outputs of a part by name, each as long as its rows or a multiple of them.</param>
    public static Dictionary<string, double[]> Predict(Table rows, int threads, Func<Table, Dictionary<string, double[]>> predict)
    {
        var size = Math.Clamp((rows.RowCount + threads - 1) / threads, FewestRows, MostRows);
        if (rows.RowCount <= size)
        {
            return predict(rows);
        }

        var parts = new Dictionary<string, double[]>[(rows.RowCount + size - 1) / size];
        Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
            parts[part] = predict(rows.Take([.. Enumerable.Range(part * size, Math.Min(size, rows.RowCount - (part * size)))])));
        return parts[0].Keys.ToDictionary(name => name, name => Join(parts, name));
    }

    private static double[] Join(Dictionary<string, double[]>[] parts, string name)
    {
        var whole = new double[parts.Sum(part => (long)part[name].Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part[name].CopyTo(whole, at);
            at += part[name].Length;
        }

        return whole;
    }
}
