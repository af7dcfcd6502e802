namespace MleDashboard.Core.Training.Trained;

/// <summary>The files of one part of a model folder, each checked against its hash when it is read.</summary>
public sealed class ModelFiles
{
    private readonly string root;
    private readonly string prefix;
    private readonly IReadOnlyDictionary<string, string> hashes;

    internal ModelFiles(string root, string prefix, IReadOnlyDictionary<string, string> hashes)
    {
        this.root = root;
        this.prefix = prefix;
        this.hashes = hashes;
    }

    /// <exception cref="FormatException">There is no such file, or it was changed after the model was loaded.</exception>
    public byte[] Read(string name)
    {
        var path = prefix + name;
        if (!hashes.TryGetValue(path, out var hash))
        {
            throw new FormatException($"The model has no file '{path}'.");
        }

        var content = File.ReadAllBytes(Path.Combine(root, path));
        return ModelHash.Of(content) == hash ? content : throw new FormatException($"The model's file '{path}' was changed.");
    }

    internal ModelFiles In(string folder) => new(root, $"{prefix}{folder}/", hashes);
}
