using MleDashboard.Core.Datasets;

namespace MleDashboard.Web.Features.Datasets;

/// <summary>The import of the bundled sample.</summary>
public static class SampleImport
{
    public static NewImport Bookings { get; } = new("Hotel bookings", null, "hotel bookings sample", DatasetOrigin.Sample, new ImportOptions());
}
