using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Synthesis.Columns;

/// <summary>How each column of the result comes about, in the order of the training table.</summary>
public sealed record TablePlan(IReadOnlyList<ColumnPlan> Columns)
{
    /// <summary>The columns that rows are judged by: what conditions and formulas may ask for.</summary>
    public Table MakeJudged(Table modelled, Random random) =>
        new([.. Columns.Where(column => !column.IsMadeNew).Select(column => column.Make(modelled, modelled.RowCount, 0, random))]);

    /// <summary>All columns of rows that are kept.</summary>
    /// <param name="judged">From <see cref="MakeJudged"/>.</param>
    /// <param name="rows">The table of no columns does not know its rows.</param>
    public Table Finish(Table judged, int rows, long firstRow, Random random) =>
        new([.. Columns.Select(column => column.IsMadeNew ? column.Make(judged, rows, firstRow, random) : judged.Find(column.Name)!)]);
}
