using System.Globalization;
using MleDashboard.Core.Neural;

namespace MleDashboard.Core.Synthesis.Folders;

/// <summary>The numbers of a network in one file of tensors, named by their place: "3.weight", "4.running_mean".</summary>
internal static class NetworkFiles
{
    /// <param name="others">Numbers beside the network's, by their names.</param>
    public static void Write(string path, Layer network, params IReadOnlyList<(string Name, Matrix Value)> others) => SafeTensors.Write(path, [.. Named(network), .. others]);

    /// <exception cref="FormatException">The file does not hold just this network's numbers.</exception>
    public static void Read(ReadOnlySpan<byte> bytes, Layer network, params IReadOnlyList<(string Name, Matrix Value)> others)
    {
        var tensors = SafeTensors.Read(bytes);
        foreach (var (name, value) in Named(network).Concat(others))
        {
            if (!tensors.TryGetValue(name, out var read) || read.Rows != value.Rows || read.Columns != value.Columns)
            {
                throw new FormatException($"The file of the network lacks '{name}' in the size it needs.");
            }

            value.CopyFrom(read);
        }
    }

    private static IEnumerable<(string Name, Matrix Value)> Named(Layer network) => network.Parameters.Select((parameter, at) => (Name(at, parameter.Name), parameter.Value))
        .Concat(network.State.Select((state, at) => (Name(at, state.Name), state.Value)));

    private static string Name(int at, string name) => string.Create(CultureInfo.InvariantCulture, $"{at}.{name}");
}
