using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MleDashboard.Bench.Neural;

/// <summary>Single precision operations a second that the machine reaches when nothing but fused multiplications and additions in registers are asked of it.</summary>
internal static class MachinePeak
{
    private const int Chains = 12;
    private const int Rounds = 4_000_000;
    private const int Tries = 5;

    /// <summary>The best of a few tries, so that other work on the machine counts less.</summary>
    public static double Measure(int threads)
    {
        var best = 0.0;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var watch = Stopwatch.StartNew();
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Run());
            var lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count;
            best = Math.Max(best, 2.0 * threads * Rounds * Chains * lanes / watch.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static float Run() => Vector512.IsHardwareAccelerated ? Wide() : Narrow();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Wide()
    {
        var (a, b, c, d, e, f) = (Vector512.Create(1f), Vector512.Create(2f), Vector512.Create(3f), Vector512.Create(4f), Vector512.Create(5f), Vector512.Create(6f));
        var (g, h, i, j, k, l) = (a, b, c, d, e, f);
        var (factor, add) = (Vector512.Create(0.999f), Vector512.Create(0.001f));
        for (var round = 0; round < Rounds; round++)
        {
            a = Vector512.FusedMultiplyAdd(a, factor, add);
            b = Vector512.FusedMultiplyAdd(b, factor, add);
            c = Vector512.FusedMultiplyAdd(c, factor, add);
            d = Vector512.FusedMultiplyAdd(d, factor, add);
            e = Vector512.FusedMultiplyAdd(e, factor, add);
            f = Vector512.FusedMultiplyAdd(f, factor, add);
            g = Vector512.FusedMultiplyAdd(g, factor, add);
            h = Vector512.FusedMultiplyAdd(h, factor, add);
            i = Vector512.FusedMultiplyAdd(i, factor, add);
            j = Vector512.FusedMultiplyAdd(j, factor, add);
            k = Vector512.FusedMultiplyAdd(k, factor, add);
            l = Vector512.FusedMultiplyAdd(l, factor, add);
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Narrow()
    {
        var (a, b, c, d, e, f) = (Vector256.Create(1f), Vector256.Create(2f), Vector256.Create(3f), Vector256.Create(4f), Vector256.Create(5f), Vector256.Create(6f));
        var (g, h, i, j, k, l) = (a, b, c, d, e, f);
        var (factor, add) = (Vector256.Create(0.999f), Vector256.Create(0.001f));
        for (var round = 0; round < Rounds; round++)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, add);
            b = Vector256.FusedMultiplyAdd(b, factor, add);
            c = Vector256.FusedMultiplyAdd(c, factor, add);
            d = Vector256.FusedMultiplyAdd(d, factor, add);
            e = Vector256.FusedMultiplyAdd(e, factor, add);
            f = Vector256.FusedMultiplyAdd(f, factor, add);
            g = Vector256.FusedMultiplyAdd(g, factor, add);
            h = Vector256.FusedMultiplyAdd(h, factor, add);
            i = Vector256.FusedMultiplyAdd(i, factor, add);
            j = Vector256.FusedMultiplyAdd(j, factor, add);
            k = Vector256.FusedMultiplyAdd(k, factor, add);
            l = Vector256.FusedMultiplyAdd(l, factor, add);
        }

        return Vector256.Sum(a + b + c + d + e + f + g + h + i + j + k + l);
    }
}
