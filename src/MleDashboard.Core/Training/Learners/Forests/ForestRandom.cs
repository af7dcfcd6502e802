using System.Numerics;

namespace MleDashboard.Core.Training.Learners.Forests;

/// <summary>xoroshiro128+ (Blackman, Vigna 2018), seeded by SplitMix64: the same numbers on every machine, several times faster than a seeded <see cref="Random"/>.</summary>
internal struct ForestRandom
{
    private ulong first;
    private ulong second;

    public ForestRandom(int seed, int stream)
    {
        var state = ((ulong)(uint)seed << 32) | (uint)stream;
        first = SplitMix(ref state);
        second = SplitMix(ref state);
    }

    /// <summary>0 to <paramref name="bound"/> - 1.</summary>
    public int Next(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>0 up to 1, 1 excluded.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        var result = first + second;
        var mixed = second ^ first;
        first = BitOperations.RotateLeft(first, 24) ^ mixed ^ (mixed << 16);
        second = BitOperations.RotateLeft(mixed, 37);
        return result;
    }

    private static ulong SplitMix(ref ulong state)
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
