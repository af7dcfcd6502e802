using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MleDashboard.Core.Neural;

/// <summary>Eight xoshiro128++ generators (Blackman and Vigna 2021) side by side, always eight, so that a seed gives the same numbers on every processor.</summary>
public sealed class LaneRandom
{
    private Vector256<uint> s0;
    private Vector256<uint> s1;
    private Vector256<uint> s2;
    private Vector256<uint> s3;

    public LaneRandom(int seed)
    {
        Span<uint> words = stackalloc uint[32];
        var state = (ulong)(uint)seed + 0x9E3779B97F4A7C15;
        for (var at = 0; at < words.Length; at++)
        {
            words[at] = (uint)(Mix(ref state) >> 32);
        }

        (s0, s1, s2, s3) = (Vector256.Create(words[..8]), Vector256.Create(words[8..16]), Vector256.Create(words[16..24]), Vector256.Create(words[24..]));
    }

    public Vector256<uint> Next()
    {
        var result = BitRotate(s0 + s3, 7) + s0;
        var carried = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= carried;
        s3 = BitRotate(s3, 11);
        return result;
    }

    /// <summary>Each number is <paramref name="kept"/> with probability 1 - <paramref name="share"/>, else 0.</summary>
    public void FillMask(Matrix mask, float share, float kept)
    {
        var threshold = Vector256.Create((int)(share * (1 << 24)));
        var value = Vector256.Create(kept);
        foreach (ref var lanes in MemoryMarshal.Cast<float, Vector256<float>>(mask.Values.AsSpan(0, (mask.Count + 7) / 8 * 8)))
        {
            var isKept = Vector256.GreaterThanOrEqual((Next() >>> 8).AsInt32(), threshold);
            lanes = isKept.AsSingle() & value;
        }
    }

    /// <summary>Uniform in [low, high).</summary>
    public void FillUniform(Span<float> values, float low, float high)
    {
        Span<float> eight = stackalloc float[8];
        for (var at = 0; at < values.Length; at += 8)
        {
            (Vector256.Create(low) + (Unit() * (high - low))).CopyTo(eight);
            eight[..Math.Min(8, values.Length - at)].CopyTo(values[at..]);
        }
    }

    /// <summary>Normal by Box and Muller (1958).</summary>
    public void FillNormal(Span<float> values, float deviation)
    {
        Span<float> eight = stackalloc float[8];
        for (var at = 0; at < values.Length; at += 8)
        {
            var radius = Vector256.Sqrt(Vector256.Log(Vector256.Create(1f) - Unit()) * -2f);
            (radius * Vector256.Cos(Unit() * (2 * MathF.PI)) * deviation).CopyTo(eight);
            eight[..Math.Min(8, values.Length - at)].CopyTo(values[at..]);
        }
    }

    private static Vector256<uint> BitRotate(Vector256<uint> value, int by) => (value << by) | (value >>> (32 - by));

    /// <summary>SplitMix64.</summary>
    private static ulong Mix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>In [0, 1).</summary>
    private Vector256<float> Unit() => Vector256.ConvertToSingle((Next() >>> 8).AsInt32()) * (1f / (1 << 24));
}
