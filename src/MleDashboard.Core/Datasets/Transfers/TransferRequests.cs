using MleDashboard.Core.Cloud.Objects;

namespace MleDashboard.Core.Datasets.Transfers;

/// <summary>The request of the job that sends stored rows to a bucket.</summary>
/// <param name="Format">CSV with exact values, or the Parquet file as it is.</param>
public sealed record SendRowsRequest(DatasetContent Content, ObjectAddress Target, FileFormat Format);

/// <summary>The request of the job that previews a file of a bucket.</summary>
/// <param name="ResultKey">Where the preview goes in the artifact store.</param>
public sealed record PreviewObjectRequest(ObjectAddress Address, string ETag, string ResultKey);
