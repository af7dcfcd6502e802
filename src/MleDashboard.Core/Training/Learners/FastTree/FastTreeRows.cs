using Microsoft.ML;
using Microsoft.ML.Data;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.FastTree;

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class FastTreeRow
{
    public float[] Features { get; set; } = [];

    public bool IsOfClass { get; set; }

    public float Number { get; set; }

    public float Weight { get; set; }
}

/// <summary>Rows for ML.NET. It has no way for missing values: they become a value below all others of their column, which goes left at every split, as missing ones do in <see cref="BoostedTree"/>.</summary>
internal sealed class FastTreeRows
{
    private readonly float[][] rows;
    private readonly float[]? weights;
    private readonly SchemaDefinition schema = SchemaDefinition.Create(typeof(FastTreeRow));

    public FastTreeRows(FeatureMatrix matrix, float[]? weights)
    {
        this.weights = weights;
        rows = [.. Enumerable.Range(0, matrix.RowCount).Select(_ => new float[matrix.ColumnCount])];
        for (var column = 0; column < matrix.ColumnCount; column++)
        {
            var values = matrix.Column(column);
            var below = Below(values);
            for (var row = 0; row < rows.Length; row++)
            {
                rows[row][column] = float.IsNaN(values[row]) ? below : values[row];
            }
        }

        schema[nameof(FastTreeRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, matrix.ColumnCount);
    }

    public IDataView With(MLContext context, Func<int, bool> isOfClass) =>
        context.Data.LoadFromEnumerable(Each(row => new FastTreeRow { Features = rows[row], IsOfClass = isOfClass(row), Weight = weights?[row] ?? 1 }), schema);

    public IDataView With(MLContext context, double[] numbers) =>
        context.Data.LoadFromEnumerable(Each(row => new FastTreeRow { Features = rows[row], Number = (float)numbers[row], Weight = weights?[row] ?? 1 }), schema);

    private IEnumerable<FastTreeRow> Each(Func<int, FastTreeRow> make) => Enumerable.Range(0, rows.Length).Select(make);

    private static float Below(ReadOnlySpan<float> values)
    {
        float low = float.PositiveInfinity, high = float.NegativeInfinity;
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        return low > high ? -1 : Math.Max(float.MinValue, Math.Min(low - ((high - low) / 10), MathF.BitDecrement(low)));
    }
}
