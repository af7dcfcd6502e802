using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners;

/// <summary>Arrays of numbers as files of nothing else, little-endian.</summary>
internal static class BinaryArrays
{
    public static void Write<T>(string path, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        using var stream = File.Create(path);
        stream.Write(MemoryMarshal.AsBytes(values));
    }

    /// <exception cref="FormatException">The file ends inside a number.</exception>
    public static T[] Read<T>(ModelFiles files, string name)
        where T : unmanaged
    {
        var bytes = files.Read(name);
        return bytes.Length % Unsafe.SizeOf<T>() == 0
            ? MemoryMarshal.Cast<byte, T>(bytes).ToArray()
            : throw new FormatException($"The model's file '{name}' is cut.");
    }
}
