using System.Numerics;

namespace MleDashboard.Core.Neural.Layers;

/// <summary>A function of one number and its slope, a vector at a time.</summary>
public interface IActivationFunction
{
    static abstract Vector<float> Value(Vector<float> x);

    static abstract Vector<float> Slope(Vector<float> x);
}
