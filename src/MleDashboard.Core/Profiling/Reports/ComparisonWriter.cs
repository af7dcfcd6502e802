using System.Text.Json;
using MleDashboard.Core.Profiling.Comparison;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>Writes a comparison as files: JSON with everything, and one HTML page that needs no network, no script and no other file.</summary>
public static class ComparisonWriter
{
    public static string Html(ReportComparison comparison) => HtmlComparison.Write(comparison);

    public static byte[] Json(ReportComparison comparison) => JsonSerializer.SerializeToUtf8Bytes(comparison, ProfileReport.JsonOptions);
}
