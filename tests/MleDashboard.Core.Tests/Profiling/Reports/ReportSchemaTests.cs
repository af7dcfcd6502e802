using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Comparison;
using MleDashboard.Core.Profiling.Reports;

namespace MleDashboard.Core.Tests.Profiling.Reports;

/// <summary>docs/profile-report.schema.json and docs/profile-comparison.schema.json say what is in the JSON files. After a change of a report, MLE_WRITE_SCHEMA=1 makes this test write them anew.</summary>
public sealed class ReportSchemaTests
{
    private const string OfReports = "profile-report.schema.json";
    private const string OfComparisons = "profile-comparison.schema.json";

    [Theory]
    [InlineData(typeof(ProfileReport), "Profile report", ProfileReport.CurrentSchemaVersion, OfReports)]
    [InlineData(typeof(ReportComparison), "Comparison of two tables", ReportComparison.CurrentSchemaVersion, OfComparisons)]
    public async Task Schema_InTheDocs_IsThatOfTheWriter(Type document, string title, int version, string file)
    {
        // The reader also takes numbers in quotes; the writer makes none.
        var options = new JsonSerializerOptions(ProfileReport.JsonOptions) { NumberHandling = JsonNumberHandling.Strict };
        var schema = (JsonObject)options.GetJsonSchemaAsNode(document, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = MarkMissingCells });
        var written = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"{title}, schema version {version}",
        };
        foreach (var (name, value) in schema)
        {
            written[name] = value?.DeepClone();
        }

        var text = written.ToJsonString(new JsonSerializerOptions { WriteIndented = true }).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("MLE_WRITE_SCHEMA") == "1")
        {
            await File.WriteAllTextAsync(PathOf(file), text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(text, await File.ReadAllTextAsync(PathOf(file), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Comparison_Written_FollowsTheSchema()
    {
        using var first = Side(0);
        using var second = Side(3);
        var comparison = await new DatasetComparer(new ParquetTableReader(), TimeProvider.System).CompareAsync(first.Write(), second.Write(), new ComparisonSettings(), TestContext.Current.CancellationToken);
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(PathOf(OfComparisons), TestContext.Current.CancellationToken))!;

        var found = new List<string>();
        Check(JsonNode.Parse(ComparisonWriter.Json(comparison)), schema, schema, "$", found);

        Assert.Empty(found);
        Assert.Equal(4, comparison.Columns.Count);

        static TestTable Side(int shift) => new TestTable()
            .WithNumbers("n", Enumerable.Range(0, 120).Select(row => row % 7 == 0 ? double.NaN : row + shift))
            .With("c", ColumnType.Categorical, [.. Enumerable.Range(0, 120).Select(row => (row + shift) % 5 < shift ? "<script>" : "b")])
            .With("d", ColumnType.DateTime, [.. Enumerable.Range(0, 120).Select(row => $"2024-01-{1 + ((row + shift) % 28):00}")])
            .With("t", ColumnType.Text, [.. Enumerable.Range(0, 120).Select(row => $"some words {row}")]);
    }

    [Fact]
    public async Task Report_Written_FollowsTheSchema()
    {
        var random = new Random(2);
        var table = new TestTable()
            .WithNumbers("n", Enumerable.Range(0, 120).Select(row => row % 7 == 0 ? double.NaN : random.NextDouble()))
            .With("c", ColumnType.Categorical, [.. Enumerable.Range(0, 120).Select(row => row % 5 == 0 ? null : row % 2 == 0 ? "<script>" : "b")])
            .With("d", ColumnType.DateTime, [.. Enumerable.Range(0, 120).Select(row => $"2024-01-{1 + (row % 28):00}")])
            .With("t", ColumnType.Text, [.. Enumerable.Range(0, 120).Select(row => $"some words {row}")])
            .With("i", ColumnType.Identifier, [.. Enumerable.Range(0, 120).Select(row => $"id{row}")]);
        var report = await ProfilingSetupHelpers.JudgedAsync(table);
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(PathOf(OfReports), TestContext.Current.CancellationToken))!;

        var found = new List<string>();
        Check(JsonNode.Parse(ReportWriter.ToJson(report)), schema, schema, "$", found);

        Assert.Empty(found);
    }

    [Fact]
    public void Check_WrongDocument_IsFound()
    {
        var schema = JsonNode.Parse("""{"type":"object","required":["a"],"properties":{"a":{"type":"integer"}}}""")!;
        var found = new List<string>();

        Check(JsonNode.Parse("""{"a":"x","b":1}"""), schema, schema, "$", found);
        Check(JsonNode.Parse("{}"), schema, schema, "$", found);

        Assert.Equal(["$.a is no integer", "$.b is not in the schema", "$ has no a"], found);
    }

    /// <summary>A missing cell is null, which the exporter cannot see: the nullability of a list's elements is not in its type. What is null is left out by the writer, so it is never required.</summary>
    private static JsonNode MarkMissingCells(JsonSchemaExporterContext context, JsonNode node)
    {
        if (context.PropertyInfo?.Name == "cells")
        {
            node["items"]!["type"] = new JsonArray("string", "null");
        }

        if (node is JsonObject { } schema && schema["required"] is JsonArray required && schema["properties"] is JsonObject properties)
        {
            schema["required"] = new JsonArray([.. required.Select(name => name!.GetValue<string>()).Where(name => !MayBeNull(properties[name])).Select(name => JsonValue.Create(name))]);
        }

        return node;
    }

    private static bool MayBeNull(JsonNode? rule) => rule is JsonObject schema && schema["type"] is JsonArray types && types.Any(type => type!.GetValue<string>() == "null");

    /// <summary>The part of JSON Schema that the exporter uses: type, properties, required, items, enum, const, anyOf and $ref; and every property has to be named.</summary>
    private static void Check(JsonNode? value, JsonNode rule, JsonNode root, string path, List<string> found)
    {
        if (rule is not JsonObject schema)
        {
            return;
        }

        if (schema["$ref"]?.GetValue<string>() is { } reference)
        {
            Check(value, reference == "#" ? root : Follow(root, reference), root, path, found);
            return;
        }

        if (schema["anyOf"] is JsonArray choices)
        {
            var failures = choices.Select(choice =>
            {
                var failed = new List<string>();
                Check(value, choice!, root, path, failed);
                return failed;
            }).ToList();
            if (failures.TrueForAll(failed => failed.Count > 0))
            {
                found.AddRange(failures.MinBy(failed => failed.Count)!);
            }

            return;
        }

        if (schema["const"] is { } only && !JsonNode.DeepEquals(only, value))
        {
            found.Add($"{path} is not {only}");
        }

        if (schema["enum"] is JsonArray allowed && !allowed.Any(choice => JsonNode.DeepEquals(choice, value)))
        {
            found.Add($"{path} is not one of {allowed.ToJsonString()}");
        }

        if (schema["type"] is { } types && !(types is JsonArray several ? several.Select(type => type!.GetValue<string>()) : [types.GetValue<string>()]).Any(type => Is(value, type)))
        {
            found.Add($"{path} is no {types}");
        }

        if (value is JsonObject record && schema["properties"] is JsonObject properties)
        {
            found.AddRange((schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(name => !record.ContainsKey(name)).Select(name => $"{path} has no {name}"));
            foreach (var (name, property) in record)
            {
                if (properties[name] is { } of)
                {
                    Check(property, of, root, $"{path}.{name}", found);
                }
                else if (!properties.ContainsKey(name))
                {
                    found.Add($"{path}.{name} is not in the schema");
                }
            }
        }

        if (value is JsonArray list && schema["items"] is { } items)
        {
            foreach (var (index, item) in list.Index())
            {
                Check(item, items, root, $"{path}[{index}]", found);
            }
        }
    }

    private static JsonNode Follow(JsonNode root, string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (node, part) => (node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node[part.Replace("~1", "/", StringComparison.Ordinal)])!);

    private static bool Is(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() == Math.Floor(value.GetValue<double>()),
        _ => value?.GetValueKind() == JsonValueKind.Number,
    };

    private static string PathOf(string file) => Path.Combine(RepositoryRoot(AppContext.BaseDirectory), "docs", file);

    private static string RepositoryRoot(string folder) => File.Exists(Path.Combine(folder, "MleDashboard.sln"))
        ? folder
        : RepositoryRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("MleDashboard.sln is in no folder above the tests."));
}
