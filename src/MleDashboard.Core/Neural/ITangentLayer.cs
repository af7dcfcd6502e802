namespace MleDashboard.Core.Neural;

/// <summary>
/// A layer, linear between its kinks, whose input gradient can itself be derived by the parameters: what the gradient penalty of a Wasserstein critic
/// needs (Gulrajani et al. 2017). With g the gradient of the network by its input and P(g) a penalty: run Forward, run <see cref="BackwardInput"/>
/// to get g, then run ∂P/∂g forward through <see cref="ForwardTangent"/> from the first layer to the last; the parameters' gradients then hold ∂P.
/// </summary>
public interface ITangentLayer
{
    /// <summary>The input's gradient for the last Forward, the parameters' left alone. What is given must stay unchanged until the tangent has passed.</summary>
    Matrix BackwardInput(Matrix gradient, Pass pass);

    /// <summary>Takes a change of the input gradient through the layer's linear part and adds what it says to the parameters' gradients.</summary>
    Matrix ForwardTangent(Matrix input, Pass pass);
}
