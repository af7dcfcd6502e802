namespace MleDashboard.Core.Training;

/// <summary>Divides rows into blocks and works on them in parallel. The results do not depend on the number of threads.</summary>
internal static class RowBlocks
{
    public delegate void Body(int start, int count);

    public static void Run(int rows, int blockRows, int threads, Body body)
    {
        var blocks = (rows + blockRows - 1) / blockRows;
        if (threads <= 1 || blocks <= 8)
        {
            for (var block = 0; block < blocks; block++)
            {
                body(block * blockRows, Math.Min(blockRows, rows - (block * blockRows)));
            }

            return;
        }

        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, block => body(block * blockRows, Math.Min(blockRows, rows - (block * blockRows))));
    }
}
