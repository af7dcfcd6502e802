using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MleDashboard.Core.Models;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Storage;

namespace MleDashboard.Infrastructure.Models;

/// <summary>Made at random once and kept beside the other keys, for the user of the program only (0600). Whoever copies a data root copies its key with it.</summary>
internal sealed class ModelKeyFile : IModelKey
{
    private const int KeyBytes = 32;
    private readonly Lazy<byte[]> key;

    public ModelKeyFile(IOptions<StudioOptions> studio) => key = new Lazy<byte[]>(() => ReadOrMake(Path.Combine(PrivateFolder.Create(studio.Value.KeysFolder), FileName)));

    public static string FileName => "models.key";

    public ReadOnlyMemory<byte> Read() => key.Value;

    private static byte[] ReadOrMake(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        var bytes = File.ReadAllBytes(path);
        return bytes.Length == KeyBytes ? bytes : throw new InvalidDataException($"'{path}' is damaged. Restore it from a backup; without it, models that were built before are refused.");
    }

    /// <summary>Complete before it has its name, so that the web process and a worker that start together agree on one.</summary>
    private static void Make(string path)
    {
        var part = $"{path}.{Guid.NewGuid():N}";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = File.Open(part, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(part, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(part);
        }
    }
}
