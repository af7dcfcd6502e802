namespace MleDashboard.Core.Neural.Layers;

/// <summary>One layer after the other. Tangents pass when every layer lets them.</summary>
public sealed class Sequential(params IReadOnlyList<Layer> layers) : Layer, ITangentLayer
{
    public IReadOnlyList<Layer> Layers { get; } = layers;

    public override IReadOnlyList<Parameter> Parameters { get; } = [.. layers.SelectMany(layer => layer.Parameters)];

    public override IReadOnlyList<(string Name, Matrix Value)> State { get; } = [.. layers.SelectMany(layer => layer.State)];

    public override Matrix Forward(Matrix input, Pass pass)
    {
        foreach (var layer in Layers)
        {
            input = layer.Forward(input, pass);
        }

        return input;
    }

    public override Matrix Backward(Matrix gradient, Pass pass)
    {
        for (var at = Layers.Count - 1; at >= 0; at--)
        {
            gradient = Layers[at].Backward(gradient, pass);
        }

        return gradient;
    }

    public Matrix BackwardInput(Matrix gradient, Pass pass)
    {
        for (var at = Layers.Count - 1; at >= 0; at--)
        {
            gradient = Tangent(at).BackwardInput(gradient, pass);
        }

        return gradient;
    }

    public Matrix ForwardTangent(Matrix input, Pass pass)
    {
        for (var at = 0; at < Layers.Count; at++)
        {
            input = Tangent(at).ForwardTangent(input, pass);
        }

        return input;
    }

    public override Layer Twin() => new Sequential([.. Layers.Select(layer => layer.Twin())]);

    private ITangentLayer Tangent(int at) =>
        Layers[at] as ITangentLayer ?? throw new InvalidOperationException($"{Layers[at].GetType().Name} passes no tangent.");
}
