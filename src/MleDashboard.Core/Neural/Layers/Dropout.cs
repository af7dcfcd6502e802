namespace MleDashboard.Core.Neural.Layers;

/// <summary>In training each number is left out with probability <paramref name="share"/> and the others grow to keep the mean (Srivastava et al. 2014).</summary>
public sealed class Dropout(float share) : Layer, ITangentLayer
{
    private readonly Matrix mask = new(0, 0);
    private readonly Matrix output = new(0, 0);
    private readonly Matrix backward = new(0, 0);
    private readonly Matrix tangent = new(0, 0);
    private bool isMasked;

    /// <summary>May change between steps.</summary>
    public float Share { get; set; } = share;

    public override Matrix Forward(Matrix input, Pass pass)
    {
        isMasked = pass.IsTraining && Share > 0;
        if (isMasked)
        {
            pass.Random.FillMask(mask.LikeShapeOf(input), Share, 1 / (1 - Share));
        }

        return Apply(input, output);
    }

    public override Matrix Backward(Matrix gradient, Pass pass) => BackwardInput(gradient, pass);

    public Matrix BackwardInput(Matrix gradient, Pass pass) => Apply(gradient, backward);

    public Matrix ForwardTangent(Matrix input, Pass pass) => Apply(input, tangent);

    public override Layer Twin() => new Dropout(Share);

    private Matrix Apply(Matrix from, Matrix to)
    {
        if (!isMasked)
        {
            return from;
        }

        var source = from.Lanes;
        var factors = mask.Lanes;
        var target = to.LikeShapeOf(from).Lanes;
        for (var at = 0; at < target.Length; at++)
        {
            target[at] = source[at] * factors[at];
        }

        return to;
    }
}
