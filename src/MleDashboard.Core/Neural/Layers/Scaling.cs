using MleDashboard.Core.Neural.Kernels;

namespace MleDashboard.Core.Neural.Layers;

/// <summary>A learned factor for each column, 1 at first: a quick learner of which columns matter (Holzmüller, Grinsztajn and Steinwart 2024).</summary>
public sealed class Scaling : Layer
{
    private readonly Parameter factors;
    private readonly Matrix output = new(0, 0);
    private Matrix? lastInput;

    public Scaling(int columns, float learningRateFactor)
        : this(new Parameter("factors", 1, columns) { LearningRateFactor = learningRateFactor, Decays = false }) => factors.Value.Span.Fill(1);

    private Scaling(Parameter factors) => this.factors = factors;

    public override IReadOnlyList<Parameter> Parameters => [factors];

    public override Matrix Forward(Matrix input, Pass pass)
    {
        lastInput = input;
        output.LikeShapeOf(input);
        for (var row = 0; row < input.Rows; row++)
        {
            RowMath.Multiply(input.Row(row), factors.Value.Span, output.Row(row));
        }

        return output;
    }

    public override Matrix Backward(Matrix gradient, Pass pass)
    {
        for (var row = 0; row < gradient.Rows; row++)
        {
            RowMath.AddProduct(gradient.Row(row), lastInput!.Row(row), factors.Gradient.Span);
            RowMath.Multiply(gradient.Row(row), factors.Value.Span, gradient.Row(row));
        }

        return gradient;
    }

    public override Layer Twin() => new Scaling(factors);
}
