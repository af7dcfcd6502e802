namespace MleDashboard.Core.Datasets;

/// <summary>The request of the import job.</summary>
public sealed record ImportDatasetRequest(Guid DatasetVersionId, NewImport Import);

/// <summary>The request of the split job.</summary>
public sealed record SplitDatasetRequest(Guid SourceVersionId, Guid TrainVersionId, Guid TestVersionId, SplitSettings Settings);

/// <summary>The request of the job that reads a version as other types.</summary>
public sealed record RetypeDatasetRequest(Guid SourceVersionId, Guid DatasetVersionId, IReadOnlyDictionary<string, ColumnType> Types);

/// <summary>The request of the job that leaves out the rows equal to an earlier one.</summary>
public sealed record DropDuplicatesRequest(Guid SourceVersionId, Guid DatasetVersionId);
