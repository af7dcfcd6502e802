using MleDashboard.Core.Neural.Kernels;

namespace MleDashboard.Core.Neural.Layers;

/// <summary>What <paramref name="body"/> makes of its input beside that input: added to it (He et al. 2016), or both side by side.</summary>
public sealed class Residual(Layer body, bool concatenates = false) : Layer
{
    private readonly Matrix output = new(0, 0);
    private readonly Matrix ofBody = new(0, 0);
    private readonly Matrix inputGradient = new(0, 0);
    private int width;

    public override IReadOnlyList<Parameter> Parameters => body.Parameters;

    public override IReadOnlyList<(string Name, Matrix Value)> State => body.State;

    public override Matrix Forward(Matrix input, Pass pass)
    {
        var made = body.Forward(input, pass);
        width = made.Columns;
        if (!concatenates)
        {
            output.CopyFrom(made);
            RowMath.Add(input.Span, output.Span);
            return output;
        }

        output.Reshape(input.Rows, made.Columns + input.Columns);
        for (var row = 0; row < output.Rows; row++)
        {
            made.Row(row).CopyTo(output.Row(row));
            input.Row(row).CopyTo(output.Row(row)[made.Columns..]);
        }

        return output;
    }

    public override Matrix Backward(Matrix gradient, Pass pass)
    {
        if (!concatenates)
        {
            ofBody.CopyFrom(gradient);
            inputGradient.CopyFrom(body.Backward(ofBody, pass));
            RowMath.Add(gradient.Span, inputGradient.Span);
            return inputGradient;
        }

        ofBody.Reshape(gradient.Rows, width);
        for (var row = 0; row < gradient.Rows; row++)
        {
            gradient.Row(row)[..width].CopyTo(ofBody.Row(row));
        }

        inputGradient.CopyFrom(body.Backward(ofBody, pass));
        for (var row = 0; row < gradient.Rows; row++)
        {
            RowMath.Add(gradient.Row(row)[width..], inputGradient.Row(row));
        }

        return inputGradient;
    }

    public override Layer Twin() => new Residual(body.Twin(), concatenates);
}
