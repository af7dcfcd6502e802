using System.Numerics;

namespace MleDashboard.Core.Neural.Layers;

internal static class VectorMath
{
    public static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Vector.Exp(-x));

    /// <summary>
    /// Cosine and sine of 2π times <paramref name="turns"/>. Counting in turns makes the reduction exact: t - round(t), then half the angle lies
    /// within a quarter turn, where the series to the ninth power errs by 4e-6 at most; double-angle formulas bring it back.
    /// </summary>
    public static (Vector<float> Cos, Vector<float> Sin) CosSinOfTurns(Vector<float> turns)
    {
        var half = (turns - Vector.Round(turns)) * MathF.PI;
        var square = half * half;
        var sin = half * (One + (square * (C(-1f / 6) + (square * (C(1f / 120) + (square * (C(-1f / 5040) + (square * C(1f / 362880)))))))));
        var cos = One + (square * (C(-1f / 2) + (square * (C(1f / 24) + (square * (C(-1f / 720) + (square * (C(1f / 40320) + (square * C(-1f / 3628800))))))))));
        return (One - (sin * sin * 2), sin * cos * 2);
    }

    private static Vector<float> One => Vector<float>.One;

    private static Vector<float> C(float value) => new(value);
}
