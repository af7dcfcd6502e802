using System.Text;

namespace MleDashboard.SageMaker.Generator;

/// <summary>Writes the C# of a service model with the names that the official .NET SDK gives: see docs/decisions on SageMaker.</summary>
internal static class SourceWriter
{
    private const string Head = "// Written by tools/MleDashboard.SageMaker.Generator from sagemaker-shapes.json; change those.\n#nullable enable\n";

    public static IEnumerable<(string Name, string Text)> Write(string json)
    {
        var model = ServiceModel.Parse(json);
        var reached = model.Reached();
        yield return ("Constants.g.cs", Constants(model, reached));
        yield return ("Structures.g.cs", Structures(model, reached));
        yield return ("Operations.g.cs", Operations(model));
        yield return ("JsonContext.g.cs", JsonContext(model));
    }

    private static string Constants(ServiceModel model, IReadOnlyList<string> reached)
    {
        var text = new StringBuilder(Head).Append("using Amazon.Runtime;\n\nnamespace Amazon.SageMaker;\n");
        foreach (var name in reached.Where(name => model.Shapes[name].Values.Count > 0))
        {
            text.Append($"\npublic sealed class {name}(string value) : ConstantClass(value)\n{{\n");
            foreach (var value in model.Shapes[name].Values)
            {
                text.Append($"    public static readonly {name} {Names.OfConstant(value)} = new(\"{value}\");\n\n");
            }

            text.Append($"    public static {name} FindValue(string value) => FindValue<{name}>(value);\n\n    public static implicit operator {name}(string value) => FindValue(value);\n}}\n");
        }

        return text.ToString();
    }

    private static string Structures(ServiceModel model, IReadOnlyList<string> reached)
    {
        var text = new StringBuilder(Head).Append("using Amazon.Runtime;\n\nnamespace Amazon.SageMaker.Model;\n");
        var inputs = model.Operations.ToDictionary(pair => pair.Value.Input!, pair => $"{pair.Key}Request");
        var outputs = model.Operations.Where(pair => pair.Value.Output is not null).ToDictionary(pair => pair.Value.Output!, pair => $"{pair.Key}Response");
        foreach (var name in reached.Where(name => model.Shapes[name].Type == "structure"))
        {
            var (type, parent) = inputs.TryGetValue(name, out var input) ? (input, " : AmazonSageMakerRequest")
                : outputs.TryGetValue(name, out var output) ? (output, " : AmazonWebServiceResponse")
                : (name, "");
            Class(text, model, name, type, parent);
        }

        // Operations that answer nothing still have a response type.
        foreach (var operation in model.Operations.Where(pair => pair.Value.Output is null).Select(pair => pair.Key))
        {
            text.Append($"\npublic sealed class {operation}Response : AmazonWebServiceResponse\n{{\n}}\n");
        }

        return text.ToString();
    }

    private static void Class(StringBuilder text, ServiceModel model, string shape, string type, string parent)
    {
        text.Append($"\npublic sealed class {type}{parent}\n{{\n");
        text.AppendJoin("\n", model.Shapes[shape].Members.Select(member =>
            $"{(model.Shapes[shape].Required.Contains(member.Key) ? "    /// <summary>Required.</summary>\n" : "")}    public {Names.OfType(model, member.Value)}? {member.Key} {{ get; set; }}\n"));
        text.Append("}\n");
    }

    private static string Operations(ServiceModel model)
    {
        var text = new StringBuilder(Head).Append("using Amazon.Runtime;\nusing Amazon.SageMaker.Model;\n\nnamespace Amazon.SageMaker;\n\npublic partial interface IAmazonSageMaker : IAmazonService, IDisposable\n{\n");
        text.AppendJoin("\n", model.Operations.Keys.Select(name => $"    Task<{name}Response> {name}Async({name}Request request, CancellationToken cancellationToken = default);\n"));
        text.Append("}\n\npublic partial class AmazonSageMakerClient\n{\n");
        text.AppendJoin("\n", model.Operations.Keys.Select(name =>
            $"    public Task<{name}Response> {name}Async({name}Request request, CancellationToken cancellationToken = default) =>\n        SendAsync<{name}Request, {name}Response>(\"{name}\", request, cancellationToken);\n"));
        return text.Append("}\n").ToString();
    }

    private static string JsonContext(ServiceModel model)
    {
        var text = new StringBuilder(Head).Append("using System.Text.Json.Serialization;\nusing Amazon.SageMaker.Model;\n\nnamespace Amazon.SageMaker.Internal;\n\n");
        foreach (var name in model.Operations.Keys)
        {
            text.Append($"[JsonSerializable(typeof({name}Request))]\n[JsonSerializable(typeof({name}Response))]\n");
        }

        return text.Append("internal sealed partial class SageMakerJsonContext : JsonSerializerContext;\n").ToString();
    }
}
