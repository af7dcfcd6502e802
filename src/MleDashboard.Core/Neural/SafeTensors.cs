using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace MleDashboard.Core.Neural;

/// <summary>
/// The safetensors layout: eight bytes with the length of the header, a JSON header with type, shape and place of each tensor, and the raw numbers,
/// all little-endian. Only 32-bit floats of two dimensions are written; other frameworks open the file.
/// </summary>
public static class SafeTensors
{
    private const int LongestHeader = 100_000_000;

    public static void Write(string path, IReadOnlyList<(string Name, Matrix Value)> tensors)
    {
        var header = new Dictionary<string, Entry>();
        long offset = 0;
        foreach (var (name, value) in tensors)
        {
            header[name] = new Entry("F32", [value.Rows, value.Columns], [offset, offset + (4L * value.Count)]);
            offset += 4L * value.Count;
        }

        // Spaces behind the header put the numbers on an eighth byte, which readers that map the file want.
        var json = JsonSerializer.Serialize(header);
        json = json.PadRight((json.Length + 7) / 8 * 8);
        using var stream = File.Create(path);
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        stream.Write(length);
        stream.Write(Encoding.ASCII.GetBytes(json));
        foreach (var (_, value) in tensors)
        {
            stream.Write(MemoryMarshal.AsBytes(value.Span));
        }
    }

    /// <exception cref="FormatException">The bytes are not such a file.</exception>
    public static IReadOnlyDictionary<string, Matrix> Read(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length < 8 ? -1 : BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length < 0 || length > Math.Min(LongestHeader, bytes.Length - 8))
        {
            throw new FormatException("The file of tensors is cut.");
        }

        try
        {
            var header = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(bytes.Slice(8, (int)length))!;
            var tensors = new Dictionary<string, Matrix>();
            foreach (var (name, element) in header.Where(entry => entry.Key != "__metadata__"))
            {
                tensors[name] = Tensor(name, element.Deserialize<Entry>()!, bytes[(8 + (int)length)..]);
            }

            return tensors;
        }
        catch (JsonException exception)
        {
            throw new FormatException("The header of the file of tensors cannot be read.", exception);
        }
    }

    private static Matrix Tensor(string name, Entry entry, ReadOnlySpan<byte> data)
    {
        if (entry is not { dtype: "F32", shape: [>= 0 and var rows, >= 0 and var columns], data_offsets: [>= 0 and var begin, var end] }
            || end > data.Length
            || end - begin != 4L * rows * columns)
        {
            throw new FormatException($"The tensor '{name}' is not a table of 32-bit floats inside its file.");
        }

        var matrix = new Matrix(rows, columns);
        MemoryMarshal.Cast<byte, float>(data[(int)begin..(int)end]).CopyTo(matrix.Span);
        return matrix;
    }

    private sealed record Entry(string dtype, int[] shape, long[] data_offsets);
}
