using System.IO.Compression;
using System.Runtime.InteropServices;
using MleDashboard.Core.Neural;

namespace MleDashboard.Core.Synthesis.Python;

/// <summary>What torch.save writes since torch 1.6: a zip with a pickle and one entry for each array of numbers.</summary>
public sealed class TorchFile : IDisposable
{
    /// <summary>A CTGAN of a thousand columns has some 50 MB; the rows it was trained on lie in the pickle too.</summary>
    public const long LargestEntry = 1L << 30;

    private const int MostEntries = 100_000;

    private readonly ZipArchive archive;
    private readonly string folder;

    private TorchFile(ZipArchive archive, string folder, object? root) => (this.archive, this.folder, Root) = (archive, folder, root);

    /// <summary>What was saved.</summary>
    public object? Root { get; }

    /// <exception cref="PickleException">Not such a file, damaged, or with something in it that does not belong.</exception>
    public static TorchFile Open(Stream stream, Func<PickledName, bool> isAllowed)
    {
        Span<byte> start = stackalloc byte[2];
        var length = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        if (length < 2 || start[0] != 'P' || start[1] != 'K')
        {
            throw new PickleException(length == 2 && start[0] == 0x80
                ? "The file is a pickle, but not one that torch.save of torch 1.6 or later writes. Open it in Python and save the CTGAN with its save method."
                : "The file is not a model saved from Python: torch.save writes a zip, and this is none.");
        }

        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries)
            {
                throw new PickleException($"The zip has {archive.Entries.Count:N0} entries, more than a saved model has.");
            }

            var pickle = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
                ?? throw new PickleException("The zip has no data.pkl, so it is not a model saved by torch.save.");
            return new TorchFile(archive, pickle.FullName[..^"data.pkl".Length], PickleReader.Read(Bytes(pickle), isAllowed));
        }
        catch (InvalidDataException)
        {
            archive?.Dispose();
            throw new PickleException("The zip is cut or damaged. Save or copy the model again.");
        }
        catch (PickleException)
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>A tensor of at most two dimensions as single precision; one dimension becomes one row.</summary>
    /// <exception cref="PickleException">It is not a tensor, or does not lie inside its array.</exception>
    public Matrix Tensor(object? value)
    {
        var tensor = value as PickledObject;
        if (tensor is { Type.Name: "_rebuild_parameter", Arguments: [var inner, ..] })
        {
            tensor = inner as PickledObject;
        }

        if (tensor is not { Type.Name: "_rebuild_tensor_v2" or "_rebuild_tensor", Arguments: [PickledReference { Key: object?[] storage }, long offset, object?[] sizes, object?[] strides, ..] }
            || storage is not [_, PickledName kind, string key, ..])
        {
            throw new PickleException("The model's networks are not kept in the way torch keeps tensors.");
        }

        var shape = Whole(sizes);
        var steps = Whole(strides);
        var (rows, columns) = shape.Length switch { 0 => (1L, 1L), 1 => (1L, shape[0]), 2 => (shape[0], shape[1]), _ => (-1L, 0L) };
        var (rowStep, columnStep) = shape.Length switch { 0 => (0L, 0L), 1 => (0L, steps[0]), _ => (steps[0], steps[1]) };
        var numbers = Numbers(kind.Name, key);
        if (rows < 0 || columns < 0 || offset < 0 || rowStep < 0 || columnStep < 0
            || (rows > 0 && columns > 0 && offset + ((rows - 1) * rowStep) + ((columns - 1) * columnStep) >= numbers.Length)
            || rows * columns > numbers.Length)
        {
            throw new PickleException($"A tensor of the model does not fit into its array '{key}': the file is damaged.");
        }

        var matrix = new Matrix((int)rows, (int)columns);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                matrix[row, column] = numbers[offset + (row * rowStep) + (column * columnStep)];
            }
        }

        return matrix;
    }

    public void Dispose() => archive.Dispose();

    private float[] Numbers(string kind, string key)
    {
        var entry = archive.GetEntry($"{folder}data/{key}") ?? throw new PickleException($"The array '{key}' of the model is not in the zip.");
        var bytes = Bytes(entry);
        return kind switch
        {
            "FloatStorage" => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
            "DoubleStorage" => [.. MemoryMarshal.Cast<byte, double>(bytes).ToArray().Select(number => (float)number)],
            "HalfStorage" => [.. MemoryMarshal.Cast<byte, Half>(bytes).ToArray().Select(number => (float)number)],
            "LongStorage" => [.. MemoryMarshal.Cast<byte, long>(bytes).ToArray().Select(number => (float)number)],
            _ => throw new PickleException($"The model keeps numbers as torch.{kind}, which is not read here."),
        };
    }

    private static long[] Whole(object?[] values) => [.. values.Select(value => value is long whole ? whole : throw new PickleException("A tensor's shape is not of whole numbers: the file is damaged."))];

    /// <summary>torch writes its entries uncompressed; a zip that unfolds to more than it says, or to far more than it is, is not read to its end.</summary>
    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        if (entry.Length > LargestEntry || entry.Length > 1_000_000 + (200 * entry.CompressedLength))
        {
            throw new PickleException($"The entry '{entry.FullName}' unfolds to {entry.Length:N0} bytes, more than a saved model needs. It was not opened.");
        }

        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length && stream.ReadByte() < 0 ? bytes : throw new PickleException($"The entry '{entry.FullName}' is cut or damaged. Save or copy the model again.");
    }
}
