using System.Numerics;
using MleDashboard.Core.Neural.Layers;

namespace MleDashboard.Core.Tests.Neural.Layers;

public sealed class VectorMathTests
{
    [Fact]
    public void Exp_OverItsRange_IsTheExponentialWithinTwoRoundings()
    {
        for (var x = -87f; x < 88; x += 0.0173f)
        {
            Assert.Equal(1, VectorMath.Exp(new Vector<float>(x))[0] / Math.Exp(x), 3e-7);
        }
    }

    [Theory]
    [InlineData(float.NegativeInfinity, 0, 1e-37)]
    [InlineData(1000, 1.65e38, 1e37)]
    public void Exp_BeyondItsRange_Stops(float x, double expected, double within) => Assert.Equal(expected, VectorMath.Exp(new Vector<float>(x))[0], within);

    [Fact]
    public void CosSinOfTurns_OverSeveralTurns_AreCosineAndSine()
    {
        for (var turns = -3f; turns < 3; turns += 0.0037f)
        {
            var (cos, sin) = VectorMath.CosSinOfTurns(new Vector<float>(turns));
            Assert.Equal(Math.Cos(2 * Math.PI * turns), cos[0], 1e-5);
            Assert.Equal(Math.Sin(2 * Math.PI * turns), sin[0], 1e-5);
        }
    }
}
