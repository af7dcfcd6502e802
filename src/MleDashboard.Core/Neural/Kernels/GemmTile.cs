namespace MleDashboard.Core.Neural.Kernels;

/// <summary>A tile of a product: where its rows of the left factor, its packed panel and its corner of the result stand, and how much of it there is at the edges.</summary>
internal readonly unsafe struct GemmTile(float* left, nint rowStep, nint termStep, float* panel, int terms, float* result, nint resultStep, int rows, int columns, bool accumulate)
{
    public readonly float* Left = left;
    public readonly nint RowStep = rowStep;
    public readonly nint TermStep = termStep;
    public readonly float* Panel = panel;
    public readonly int Terms = terms;
    public readonly float* Result = result;
    public readonly nint ResultStep = resultStep;
    public readonly int Rows = rows;
    public readonly int Columns = columns;
    public readonly bool Accumulate = accumulate;

    /// <summary>The tile at an edge writes all of itself elsewhere.</summary>
    public GemmTile WithResult(float* elsewhere, nint step) => new(Left, RowStep, TermStep, Panel, Terms, elsewhere, step, Rows, Columns, false);

    /// <summary>Step to row <paramref name="row"/> of the left factor; those that are not there read the last one again.</summary>
    public float* LeftRow(int row) => Left + (Math.Min(row, Rows - 1) * RowStep);

    /// <summary>Brings what a tile wrote elsewhere to its place.</summary>
    public void Take(float* elsewhere, nint step)
    {
        for (var row = 0; row < Rows; row++)
        {
            var from = elsewhere + (row * step);
            var to = Result + (row * ResultStep);
            for (var column = 0; column < Columns; column++)
            {
                to[column] = Accumulate ? to[column] + from[column] : from[column];
            }
        }
    }
}
