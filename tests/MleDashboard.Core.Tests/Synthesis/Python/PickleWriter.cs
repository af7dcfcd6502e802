using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace MleDashboard.Core.Tests.Synthesis.Python;

/// <summary>A class or function by its name.</summary>
internal sealed record PyName(string Module, string Name);

/// <summary>What a function makes of arguments, with its state and entries.</summary>
internal sealed record PyMade(PyName By, object?[] Arguments)
{
    public object? State { get; init; }

    public (object? Key, object? Value)[] Entries { get; init; } = [];
}

/// <summary>A reference to something beside the pickle.</summary>
internal sealed record PyReference(object? Key);

/// <summary>Writes values as Python's pickle protocol 2 does, as far as saved models use it; arrays are tuples, lists lists, dictionaries dictionaries.</summary>
internal sealed class PickleWriter
{
    private readonly List<byte> bytes = [];

    public static byte[] Write(object? value)
    {
        var writer = new PickleWriter();
        writer.Put([0x80, 2]);
        writer.Value(value);
        writer.Put('.');
        return [.. writer.bytes];
    }

    /// <summary>The zip that torch.save writes.</summary>
    public static byte[] TorchFile(byte[] pickle, params IReadOnlyList<(string Key, float[] Numbers)> arrays)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "model/data.pkl", pickle);
            foreach (var (key, numbers) in arrays)
            {
                Add(zip, $"model/data/{key}", MemoryMarshal.AsBytes<float>(numbers).ToArray());
            }
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }

    private void Value(object? value)
    {
        Span<byte> eight = stackalloc byte[8];
        switch (value)
        {
            case null:
                Put('N');
                break;
            case bool flag:
                Put([(byte)(flag ? 0x88 : 0x89)]);
                break;
            case int whole:
                Put('J');
                BinaryPrimitives.WriteInt32LittleEndian(eight, whole);
                Put(eight[..4]);
                break;
            case double number:
                Put('G');
                BinaryPrimitives.WriteDoubleBigEndian(eight, number);
                Put(eight);
                break;
            case string text:
                Put('X');
                BinaryPrimitives.WriteInt32LittleEndian(eight, Encoding.UTF8.GetByteCount(text));
                Put(eight[..4]);
                Put(Encoding.UTF8.GetBytes(text));
                break;
            case byte[] raw:
                // Protocol 2 has no bytes: Python writes them as Latin-1 text that is encoded again.
                Value(new PyMade(new PyName("_codecs", "encode"), [Encoding.Latin1.GetString(raw), "latin1"]));
                break;
            case object?[] tuple:
                Put('(');
                Array.ForEach(tuple, Value);
                Put('t');
                break;
            case List<object?> list:
                Put(']');
                Put('(');
                list.ForEach(Value);
                Put('e');
                break;
            case Dictionary<string, object?> map:
                Put('}');
                Put('(');
                foreach (var (key, item) in map)
                {
                    Value(key);
                    Value(item);
                }

                Put('u');
                break;
            case PyName name:
                Put('c');
                Put(Encoding.UTF8.GetBytes($"{name.Module}\n{name.Name}\n"));
                break;
            case PyReference reference:
                Value(reference.Key);
                Put('Q');
                break;
            case PyMade made:
                Made(made);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is not written.", nameof(value));
        }
    }

    private void Made(PyMade made)
    {
        Value(made.By);
        Value(made.Arguments);
        Put('R');
        foreach (var (key, item) in made.Entries)
        {
            Value(key);
            Value(item);
            Put('s');
        }

        if (made.State is not null)
        {
            Value(made.State);
            Put('b');
        }
    }

    private void Put(char code) => bytes.Add((byte)code);

    private void Put(ReadOnlySpan<byte> raw) => bytes.AddRange(raw);
}
