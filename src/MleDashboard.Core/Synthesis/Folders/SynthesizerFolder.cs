using System.Text.Json;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Columns;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Folders;

/// <summary>
/// A synthesizer as a folder of open formats, with a hash of every file and, on an instance, a keyed hash of the manifest: JSON for what it is, safetensors and plain
/// little-endian numbers for what it learned. A synthesizer opened from a file of Python's is kept in this form too.
/// </summary>
public static class SynthesizerFolder
{
    /// <param name="folder">Exists and is empty.</param>
    /// <param name="key">Given: signs the manifest, see <see cref="Load"/>.</param>
    public static void Save(string folder, FittedSynthesizer synthesizer, ReadOnlyMemory<byte>? key = null)
    {
        synthesizer.Model?.Save(folder);
        var manifest = new SynthesizerManifest
        {
            FormatVersion = SynthesizerManifest.CurrentFormat,
            ProductVersion = typeof(SynthesizerFolder).Assembly.GetName().Version!.ToString(3),
            Synthesizer = synthesizer.Model?.Synthesizer,
            Origin = synthesizer.Origin,
            Settings = synthesizer.Settings,
            Columns = synthesizer.Plan.Columns,
            Files = ModelWriter.HashFiles(folder),
        };
        File.WriteAllBytes(Path.Combine(folder, ModelManifest.FileName), JsonSerializer.SerializeToUtf8Bytes(manifest, SynthesizerManifest.Json));
        if (key is { } secret)
        {
            ModelWriter.Sign(folder, secret.Span);
        }
    }

    /// <param name="key">Given: the manifest must carry the keyed hash that this key makes.</param>
    public static Result<FittedSynthesizer> Load(string folder, ReadOnlyMemory<byte>? key = null)
    {
        var path = Path.Combine(folder, ModelManifest.FileName);
        if (!File.Exists(path))
        {
            return new SynthesizerFolderMissing(folder);
        }

        var json = File.ReadAllBytes(path);
        if (key is { } secret && !IsSigned(folder, json, secret.Span))
        {
            return new SynthesizerNotMadeHere();
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.TryGetProperty("formatVersion", out var format) && format.TryGetInt32(out var version) && version > SynthesizerManifest.CurrentFormat)
            {
                return new SynthesizerFromNewerVersion(version, SynthesizerManifest.CurrentFormat);
            }

            return Read(folder, SynthesizerManifest.Read<SynthesizerManifest>(json));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or IOException or ArgumentException or OverflowException)
        {
            return new SynthesizerDamaged(exception is FormatException ? exception.Message : "its files do not fit together.");
        }
    }

    private static Result<FittedSynthesizer> Read(string folder, SynthesizerManifest manifest)
    {
        if (manifest.Columns.Count == 0)
        {
            return new SynthesizerDamaged("it makes no column.");
        }

        RowModel? model = null;
        if (manifest.Synthesizer is { } name)
        {
            if (SynthesizerCatalog.Find(name) is not { } synthesizer)
            {
                return new SynthesizerUnknown(name);
            }

            model = synthesizer.Load(new ModelFiles(folder, "", manifest.Files));
        }

        var made = (model?.Columns ?? []).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return manifest.Columns.FirstOrDefault(column => column switch
        {
            ModelledColumn or GroupedColumn => !made.Contains(column.Name),
            CombinedColumn combined => !made.Contains(combined.Key),
            _ => false,
        }) is { } missing
            ? new SynthesizerDamaged($"its model does not make column '{missing.Name}'.")
            : new FittedSynthesizer(manifest.Origin, manifest.Settings, new TablePlan(manifest.Columns), model);
    }

    private static bool IsSigned(string folder, byte[] manifest, ReadOnlySpan<byte> key)
    {
        var path = Path.Combine(folder, ModelManifest.KeyedHashFileName);
        return File.Exists(path) && ModelHash.AreEqual(File.ReadAllText(path), ModelHash.Keyed(key, manifest));
    }
}
