using System.Text.RegularExpressions;

namespace MleDashboard.SageMaker.Generator;

/// <summary>The official SDK's naming rules.</summary>
internal static partial class Names
{
    /// <summary>The value split at characters that no name may have, the first letter of each part raised: "ml.m5.large" is MlM5Large.</summary>
    public static string OfConstant(string value)
    {
        var name = string.Concat(NotInNames().Split(value).Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
        return char.IsDigit(name[0]) ? "_" + name : name;
    }

    public static string OfType(ServiceModel model, string shape)
    {
        var described = model.Shapes[shape];
        return described.Type switch
        {
            "structure" => shape,
            "list" => $"List<{OfType(model, described.Member!)}>",
            "map" => $"Dictionary<string, {OfType(model, described.Value!)}>",
            "timestamp" => "DateTime",
            "integer" => "int",
            "long" => "long",
            "float" => "float",
            "double" => "double",
            "boolean" => "bool",
            _ => described.Values.Count > 0 ? shape : "string",
        };
    }

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NotInNames();
}
