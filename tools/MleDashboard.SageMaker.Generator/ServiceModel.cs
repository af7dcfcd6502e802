using System.Text.Json;
using System.Text.Json.Serialization;

namespace MleDashboard.SageMaker.Generator;

/// <summary>The part of the public service model that the product calls: operations, and the shapes they are made of.</summary>
internal sealed record ServiceModel
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public required SortedDictionary<string, Operation> Operations { get; init; }

    public required SortedDictionary<string, Shape> Shapes { get; init; }

    public static ServiceModel Parse(string json) => JsonSerializer.Deserialize<ServiceModel>(json, Options)!;

    /// <summary>Shapes that an operation's input or output holds, in the order of their names; inputs and outputs included.</summary>
    public IReadOnlyList<string> Reached()
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(Operations.Values.SelectMany(operation => new[] { operation.Input, operation.Output }).OfType<string>());
        while (open.TryPop(out var name))
        {
            if (!reached.Add(name))
            {
                continue;
            }

            var shape = Shapes[name];
            foreach (var inner in shape.Members.Values.Concat(new[] { shape.Member, shape.Value }).OfType<string>())
            {
                open.Push(inner);
            }
        }

        return [.. reached];
    }
}

/// <param name="Errors">Names of exceptions without the suffix.</param>
internal sealed record Operation(string? Input, string? Output, IReadOnlyList<string>? Errors);

internal sealed record Shape
{
    public required string Type { get; init; }

    public SortedDictionary<string, string> Members { get; init; } = [];

    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>What a list holds.</summary>
    public string? Member { get; init; }

    /// <summary>What a map holds under text keys.</summary>
    public string? Value { get; init; }

    [JsonPropertyName("enum")]
    public IReadOnlyList<string> Values { get; init; } = [];
}
