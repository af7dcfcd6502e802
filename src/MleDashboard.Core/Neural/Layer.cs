namespace MleDashboard.Core.Neural;

/// <summary>
/// A step of a network with its gradient written out. A layer keeps what its backward pass needs in buffers of its own, so one instance serves
/// one thread; a result is valid until the layer is run again. <see cref="Twin"/> makes another instance that shares the parameters.
/// </summary>
public abstract class Layer
{
    public virtual IReadOnlyList<Parameter> Parameters => [];

    /// <summary>What is not learned by steps but saved with the parameters (running means).</summary>
    public virtual IReadOnlyList<(string Name, Matrix Value)> State => [];

    /// <param name="input">One row for each example.</param>
    public abstract Matrix Forward(Matrix input, Pass pass);

    /// <summary>Adds to the parameters' gradients and returns the input's, for the last <see cref="Forward"/>.</summary>
    /// <param name="gradient">Of the loss by what Forward returned; it may be overwritten.</param>
    public abstract Matrix Backward(Matrix gradient, Pass pass);

    /// <summary>The same parameters with buffers of its own.</summary>
    public abstract Layer Twin();
}
