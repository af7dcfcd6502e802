using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Synthesis;

/// <summary>Time and largest use of memory to expect on a machine like the one the constants were measured on (2 cores of 2 GHz).</summary>
public sealed record SynthesisEstimate(double Seconds, long Bytes);

/// <summary>How much there is to learn.</summary>
/// <param name="OneHotWidth">Outputs a network needs for a row.</param>
/// <param name="ConditionWidth">Levels of all discrete columns together.</param>
public sealed record SynthesisSize(long Rows, int Columns, int OneHotWidth, int ConditionWidth)
{
    /// <param name="levels">Different values by column, where a profile knows them.</param>
    public static SynthesisSize Of(long rows, IReadOnlyList<DatasetColumn> columns, IReadOnlyDictionary<string, long>? levels = null)
    {
        const int Modes = 8;
        const int UnknownLevels = 12;
        var (modelled, width, conditions) = (0, 0, 0);
        foreach (var column in columns.Where(column => column.Type is not (ColumnType.Identifier or ColumnType.Text)))
        {
            modelled++;
            var known = levels?.GetValueOrDefault(column.Name, UnknownLevels) ?? UnknownLevels;
            var discrete = column.Type switch
            {
                ColumnType.Boolean => 2,
                ColumnType.Categorical => (int)Math.Min(known, Synthesis.Columns.TablePlanner.MostLevels + 1),
                _ => 0,
            };
            width += discrete > 0 ? discrete : Modes + 1;
            conditions += discrete;
        }

        return new SynthesisSize(rows, modelled, width, conditions);
    }
}
