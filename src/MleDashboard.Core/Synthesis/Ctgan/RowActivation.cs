using System.Numerics.Tensors;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>
/// Makes rows of a generator's outputs: tanh for offsets, Gumbel-softmax (Jang, Gu and Poole 2017; Maddison, Mnih and Teh 2017) for choices, which is nearly
/// one choice drawn by its probability and still has a gradient.
/// </summary>
public sealed class RowActivation(TableCode code) : Layer
{
    public const float Temperature = 0.2f;

    private readonly Matrix output = new(0, 0);
    private readonly Matrix inputGradient = new(0, 0);
    private readonly Matrix noise = new(0, 0);

    public override Matrix Forward(Matrix input, Pass pass)
    {
        output.LikeShapeOf(input);
        if (pass.IsTraining)
        {
            Gumbel.Fill(noise.LikeShapeOf(input), pass.Random);
        }

        for (var row = 0; row < input.Rows; row++)
        {
            var from = input.Row(row);
            var to = output.Row(row);
            for (var column = 0; column < code.Columns.Count; column++)
            {
                var (start, choices) = Place(column);
                if (code.Columns[column].HasOffset)
                {
                    to[start - 1] = MathF.Tanh(from[start - 1]);
                }

                var target = to.Slice(start, choices);
                var logits = from.Slice(start, choices);
                if (pass.IsTraining)
                {
                    TensorPrimitives.Add(logits, noise.Row(row).Slice(start, choices), target);
                    TensorPrimitives.Divide(target, Temperature, target);
                }
                else
                {
                    TensorPrimitives.Divide(logits, Temperature, target);
                }

                TensorPrimitives.Subtract(target, TensorPrimitives.Max<float>(target), target);
                TensorPrimitives.Exp<float>(target, target);
                TensorPrimitives.Divide(target, TensorPrimitives.Sum<float>(target), target);
            }
        }

        return output;
    }

    public override Matrix Backward(Matrix gradient, Pass pass)
    {
        inputGradient.LikeShapeOf(gradient);
        for (var row = 0; row < gradient.Rows; row++)
        {
            var from = gradient.Row(row);
            var made = output.Row(row);
            var to = inputGradient.Row(row);
            for (var column = 0; column < code.Columns.Count; column++)
            {
                var (start, choices) = Place(column);
                if (code.Columns[column].HasOffset)
                {
                    to[start - 1] = from[start - 1] * (1 - (made[start - 1] * made[start - 1]));
                }

                var shares = made.Slice(start, choices);
                var target = to.Slice(start, choices);
                TensorPrimitives.Subtract(from.Slice(start, choices), TensorPrimitives.Dot<float>(from.Slice(start, choices), shares), target);
                TensorPrimitives.Multiply(target, shares, target);
                TensorPrimitives.Divide(target, Temperature, target);
            }
        }

        return inputGradient;
    }

    public override Layer Twin() => new RowActivation(code);

    private (int Start, int Choices) Place(int column) => (code.Starts[column] + (code.Columns[column].HasOffset ? 1 : 0), code.Columns[column].Choices);
}
