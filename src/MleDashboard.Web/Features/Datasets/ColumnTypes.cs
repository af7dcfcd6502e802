using MleDashboard.Core.Datasets;

namespace MleDashboard.Web.Features.Datasets;

/// <summary>Column types as pages name them.</summary>
public static class ColumnTypes
{
    public static string Label(ColumnType type) => type == ColumnType.DateTime ? "Date and time" : type.ToString();
}
