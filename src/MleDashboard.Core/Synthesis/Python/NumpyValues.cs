using System.Buffers.Binary;
using System.Text;

namespace MleDashboard.Core.Synthesis.Python;

/// <summary>NumPy's arrays and scalars as they lie in a pickle, turned into plain values.</summary>
internal static class NumpyValues
{
    /// <summary>long, double, bool, string or null: a NumPy scalar is unwrapped, NaN stays a number.</summary>
    public static object? Plain(object? value) => value switch
    {
        PickledObject { Type.Name: "scalar", Arguments: [PickledObject kind, var data] } => Decode(Kind(kind), Bytes(data), 1)[0],
        PickledObject { Type.Name: "scalar", Arguments: [PickledObject] } => throw Unknown("a scalar without a value"),
        _ => value,
    };

    /// <summary>The array's values in C order, each as <see cref="Plain"/> gives it.</summary>
    public static IReadOnlyList<object?> Array(object? value)
    {
        if (value is not PickledObject { Type.Name: "_reconstruct", State: object?[] and [_, object?[] shape, PickledObject kind, bool isFortran, var data] })
        {
            throw Unknown("an array that is kept in another way");
        }

        var count = shape.Aggregate(1L, (product, size) => checked(product * (long)size!));
        if (isFortran && shape.Count(size => (long)size! > 1) > 1)
        {
            throw Unknown("an array in Fortran order");
        }

        return data is List<object?> objects ? [.. objects.Select(Plain)] : Decode(Kind(kind), Bytes(data), count);
    }

    public static double[] Numbers(object? value) => [.. Array(value).Select(Number)];

    public static double Number(object? value) => Plain(value) switch
    {
        double number => number,
        long whole => whole,
        bool flag => flag ? 1 : 0,
        _ => throw Unknown("a number that is none"),
    };

    public static int Whole(object? value) => checked((int)Number(value));

    /// <summary>"i8" of a dtype, with the order of its bytes in front: "&lt;i8".</summary>
    public static string Kind(PickledObject dtype)
    {
        var code = dtype.Arguments.Count > 0 ? dtype.Arguments[0] as string : null;
        var order = dtype.State is object?[] and [_, string sign, ..] ? sign : "|";
        return code is null ? throw Unknown("a dtype without a code") : order + code;
    }

    private static byte[] Bytes(object? data) => data switch
    {
        byte[] bytes => bytes,
        string latin => Encoding.Latin1.GetBytes(latin),
        PickledObject { Type: { Module: "_codecs", Name: "encode" }, Arguments: [string text, ..] } => Encoding.Latin1.GetBytes(text),
        PickledObject { Type.Name: "bytes", Arguments: [] } => [],
        _ => throw Unknown("an array without bytes"),
    };

    private static object?[] Decode(string kind, byte[] bytes, long count)
    {
        var isBig = kind[0] == '>';
        var code = kind[1..];
        if (!int.TryParse(code.AsSpan(1), out var size) || size < 1 || count < 0 || count * size != bytes.Length)
        {
            throw Unknown($"an array of dtype {code} whose bytes do not fit its shape");
        }

        var values = new object?[count];
        for (var at = 0; at < values.Length; at++)
        {
            var item = bytes.AsSpan(at * size, size);
            if (isBig && code[0] is not 'S')
            {
                item.Reverse();
            }

            values[at] = (code[0], size) switch
            {
                ('f', 8) => BinaryPrimitives.ReadDoubleLittleEndian(item),
                ('f', 4) => (double)BinaryPrimitives.ReadSingleLittleEndian(item),
                ('f', 2) => (double)BinaryPrimitives.ReadHalfLittleEndian(item),
                ('i', 8) => BinaryPrimitives.ReadInt64LittleEndian(item),
                ('i', 4) => (long)BinaryPrimitives.ReadInt32LittleEndian(item),
                ('i', 2) => (long)BinaryPrimitives.ReadInt16LittleEndian(item),
                ('i', 1) => (long)(sbyte)item[0],
                ('u', 8) => (long)BinaryPrimitives.ReadUInt64LittleEndian(item),
                ('u', 4) => (long)BinaryPrimitives.ReadUInt32LittleEndian(item),
                ('u', 2) => (long)BinaryPrimitives.ReadUInt16LittleEndian(item),
                ('u', 1) => (long)item[0],
                ('b', 1) => item[0] != 0,
                _ => throw Unknown($"values of dtype {code}"),
            };
        }

        return values;
    }

    private static PickleException Unknown(string what) => new($"The model holds {what}, which is not read here. Save it again with a current ctgan.");
}
