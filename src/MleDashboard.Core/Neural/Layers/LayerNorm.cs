namespace MleDashboard.Core.Neural.Layers;

/// <summary>Each row to mean 0 and deviation 1, then scaled and shifted as learned (Ba, Kiros and Hinton 2016).</summary>
public sealed class LayerNorm : Layer
{
    private const float Epsilon = 1e-5f;

    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly Matrix normal = new(0, 0);
    private readonly Matrix inverse = new(0, 0);
    private readonly Matrix output = new(0, 0);
    private readonly Matrix inputGradient = new(0, 0);

    public LayerNorm(int columns)
        : this(new Parameter("weight", 1, columns) { Decays = false }, new Parameter("bias", 1, columns) { Decays = false }) => weight.Value.Span.Fill(1);

    private LayerNorm(Parameter weight, Parameter bias) => (this.weight, this.bias) = (weight, bias);

    public override IReadOnlyList<Parameter> Parameters => [weight, bias];

    public override Matrix Forward(Matrix input, Pass pass)
    {
        normal.LikeShapeOf(input);
        output.LikeShapeOf(input);
        inverse.Reshape(input.Rows, 1);
        for (var row = 0; row < input.Rows; row++)
        {
            var from = input.Row(row);
            var between = normal.Row(row);
            var to = output.Row(row);
            float sum = 0, squares = 0;
            foreach (var value in from)
            {
                sum += value;
            }

            var mean = sum / from.Length;
            foreach (var value in from)
            {
                squares += (value - mean) * (value - mean);
            }

            var scale = 1 / MathF.Sqrt((squares / from.Length) + Epsilon);
            inverse.Values[row] = scale;
            for (var c = 0; c < from.Length; c++)
            {
                between[c] = (from[c] - mean) * scale;
                to[c] = (between[c] * weight.Value.Values[c]) + bias.Value.Values[c];
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
            var between = normal.Row(row);
            var to = inputGradient.Row(row);
            float sum = 0, product = 0;
            for (var c = 0; c < from.Length; c++)
            {
                bias.Gradient.Values[c] += from[c];
                weight.Gradient.Values[c] += from[c] * between[c];
                to[c] = from[c] * weight.Value.Values[c];
                sum += to[c];
                product += to[c] * between[c];
            }

            for (var c = 0; c < from.Length; c++)
            {
                to[c] = inverse.Values[row] * (to[c] - ((sum + (between[c] * product)) / from.Length));
            }
        }

        return inputGradient;
    }

    public override Layer Twin() => new LayerNorm(weight, bias);
}
