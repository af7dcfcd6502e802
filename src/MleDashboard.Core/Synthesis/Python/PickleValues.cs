namespace MleDashboard.Core.Synthesis.Python;

/// <summary>A class or function that a pickle names, "torch._utils _rebuild_tensor_v2". There is nothing behind the name: it is never called.</summary>
public sealed record PickledName(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}

/// <summary>An object as it lies in a pickle: the name of what made it, what that was given, and the state it was left with.</summary>
public sealed class PickledObject(PickledName type, IReadOnlyList<object?> arguments)
{
    public PickledName Type { get; } = type;

    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <summary>What BUILD gave: mostly a <see cref="PickledMap"/> of the attributes.</summary>
    public object? State { get; internal set; }

    /// <summary>What was put in under keys: the entries of an OrderedDict.</summary>
    public PickledMap Entries { get; } = new();
}

/// <summary>A dictionary in its own order.</summary>
public sealed class PickledMap
{
    private readonly List<KeyValuePair<object?, object?>> entries = [];
    private readonly Dictionary<string, int> byName = [];

    public IReadOnlyList<KeyValuePair<object?, object?>> Entries => entries;

    internal void Set(object? key, object? value)
    {
        if (key is string name && !byName.TryAdd(name, entries.Count))
        {
            entries[byName[name]] = new(key, value);
            return;
        }

        entries.Add(new(key, value));
    }

    public bool TryGet(string name, out object? value)
    {
        value = byName.TryGetValue(name, out var at) ? entries[at].Value : null;
        return byName.ContainsKey(name);
    }
}

/// <summary>A reference to something that is kept beside the pickle: for torch, an array of numbers in the zip.</summary>
public sealed record PickledReference(object? Key);
