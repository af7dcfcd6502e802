using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;
using Amazon.SageMaker;
using Amazon.SageMaker.Internal;

namespace MleDashboard.SageMaker.Tests;

/// <summary>Every member of every request, filled and written, against the public service model.</summary>
public sealed class RequestMembersTests
{
    private static readonly JsonElement Model = JsonDocument.Parse(File.ReadAllText(Path.Combine(GeneratedSourcesTests.Root(), "src/MleDashboard.SageMaker/sagemaker-shapes.json"))).RootElement;

    public static TheoryData<string> Operations() => [.. Model.GetProperty("operations").EnumerateObject().Select(operation => operation.Name)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Request_EveryMemberSet_HasTheModelsNamesAndTypes(string operation)
    {
        var type = typeof(IAmazonSageMaker).Assembly.GetType($"Amazon.SageMaker.Model.{operation}Request", throwOnError: true)!;
        var info = (JsonTypeInfo)typeof(SageMakerJson).GetMethod(nameof(SageMakerJson.Of))!.MakeGenericMethod(type).Invoke(null, null)!;

        var written = JsonNode.Parse(JsonSerializer.SerializeToUtf8Bytes(Filled(type), info));

        Check(written, Model.GetProperty("operations").GetProperty(operation).GetProperty("input").GetString()!, operation);
    }

    private static void Check(JsonNode? written, string shapeName, string path)
    {
        var shape = Model.GetProperty("shapes").GetProperty(shapeName);
        switch (shape.GetProperty("type").GetString())
        {
            case "structure":
                var members = shape.TryGetProperty("members", out var listed) ? listed.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.GetString()!) : [];
                Assert.Equal(members.Keys.Order(), Assert.IsType<JsonObject>(written).Select(member => member.Key).Order());
                foreach (var (name, inner) in members)
                {
                    Check(written![name], inner, $"{path}.{name}");
                }

                break;
            case "list":
                Check(Assert.Single(Assert.IsType<JsonArray>(written)), shape.GetProperty("member").GetString()!, path);
                break;
            case "map":
                Check(Assert.Single(Assert.IsType<JsonObject>(written)).Value, shape.GetProperty("value").GetString()!, path);
                break;
            case "string":
                Assert.True(written!.GetValueKind() == JsonValueKind.String, path);
                break;
            case "boolean":
                Assert.True(written!.GetValueKind() == JsonValueKind.True, path);
                break;
            default:
                Assert.True(written!.GetValueKind() == JsonValueKind.Number, path);
                break;
        }
    }

    private static object Filled(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "text";
        }

        if (type == typeof(DateTime))
        {
            return new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        }

        if (type.IsPrimitive)
        {
            return Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type.IsSubclassOf(typeof(ConstantClass)))
        {
            return Activator.CreateInstance(type, "VALUE")!;
        }

        var made = Activator.CreateInstance(type)!;
        if (made is IDictionary map)
        {
            map["key"] = Filled(type.GetGenericArguments()[1]);
        }
        else if (made is IList list)
        {
            list.Add(Filled(type.GetGenericArguments()[0]));
        }
        else
        {
            foreach (var property in type.GetProperties().Where(property => property.DeclaringType!.Assembly == type.Assembly))
            {
                property.SetValue(made, Filled(property.PropertyType));
            }
        }

        return made;
    }
}
