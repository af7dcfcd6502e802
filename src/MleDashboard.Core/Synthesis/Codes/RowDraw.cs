using System.Numerics.Tensors;
using MleDashboard.Core.Neural;

namespace MleDashboard.Core.Synthesis.Codes;

/// <summary>Makes encoded rows of a network's outputs: each choice drawn by its probability, each offset within bounds.</summary>
internal sealed class RowDraw(TableCode code)
{
    private readonly Matrix chances = new(0, 0);

    /// <param name="deviations">Of normal noise on the offsets, one row as wide as the code; null for none.</param>
    public EncodedColumn[] Draw(Matrix outputs, LaneRandom random, Matrix? deviations = null)
    {
        Gumbel.Fill(chances.LikeShapeOf(outputs), random);
        var noise = new float[deviations is null ? 0 : outputs.Rows];
        var drawn = new EncodedColumn[code.Columns.Count];
        for (var at = 0; at < drawn.Length; at++)
        {
            var (start, column) = (code.Starts[at], code.Columns[at]);
            float[]? offsets = null;
            if (column.HasOffset)
            {
                offsets = new float[outputs.Rows];
                random.FillNormal(noise, deviations?[0, start] ?? 0);
                for (var row = 0; row < offsets.Length; row++)
                {
                    offsets[row] = MathF.Tanh(outputs[row, start]) + (deviations is null ? 0 : noise[row]);
                }

                start++;
            }

            var choices = new int[outputs.Rows];
            for (var row = 0; row < choices.Length; row++)
            {
                var chance = chances.Row(row).Slice(start, column.Choices);
                TensorPrimitives.Add(outputs.Row(row).Slice(start, column.Choices), chance, chance);
                choices[row] = TensorPrimitives.IndexOfMax<float>(chance);
            }

            drawn[at] = new EncodedColumn(choices, offsets);
        }

        return drawn;
    }
}
