using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using NSubstitute;

namespace MleDashboard.Core.Tests.Models;

/// <summary>Catalogs of one dataset version and one model version, over a store in a folder.</summary>
internal sealed class JobSetupHelpers : IDisposable
{
    public static readonly Guid DatasetVersionId = Guid.Parse("22222222-2222-2222-2222-222222222222");
    public static readonly Guid ModelVersionId = Guid.Parse("33333333-3333-3333-3333-333333333333");

    public JobSetupHelpers(int rows = 300)
    {
        Settings = new ExperimentSettings { Target = "cancelled", Learners = ["LightGBM"], MaxCandidates = 1, IgnoredColumns = ["price"] };
        StayTable.Write(StayTable.Of(rows), Path.Combine(Store.Root, "datasets/1"));
        SetDataset(new DatasetContent { ArtifactKey = "datasets/1", Rows = rows, Bytes = 1, Schema = StayTable.Schema });
        SetModel(null);
        Models.RecordCandidateAsync(default, default, default!, default).ReturnsForAnyArgs(true);
        Models.CompleteVersionAsync(default, default, default!, default).ReturnsForAnyArgs(call =>
        {
            if (HoldsLease)
            {
                SetModel(call.Arg<ModelContent>());
            }

            return HoldsLease;
        });
    }

    public FixedModelKey Key { get; } = new(1);

    public StoreInFolder Store { get; } = new();

    public IDatasetCatalog Datasets { get; } = Substitute.For<IDatasetCatalog>();

    public IModelCatalog Models { get; } = Substitute.For<IModelCatalog>();

    public ExperimentSettings Settings { get; set; }

    /// <summary>False: another attempt owns the job, and what is completed is refused.</summary>
    public bool HoldsLease { get; set; } = true;

    public ModelContent? Built { get; private set; }

    public BuildModelRequest Request => new(ModelVersionId, DatasetVersionId, Settings);

    public BuildModelJob BuildJob() => new(Datasets, Models, Store, new ParquetTableReader(), new ModelBuilder(new ExperimentRunner(TimeProvider.System), TimeProvider.System), Key);

    public TestJob Attempt(long leaseNumber = 1, Action<JobProgress>? onReport = null) =>
        new(Directory.CreateDirectory(Path.Combine(Store.Root, "checkpoints")).FullName, leaseNumber) { OnReport = onReport ?? (_ => { }) };

    public void SetDataset(DatasetContent? content) => Datasets.FindVersionAsync(DatasetVersionId, Arg.Any<CancellationToken>()).Returns(new DatasetVersion
    {
        Id = DatasetVersionId,
        DatasetId = Guid.NewGuid(),
        DatasetName = "stays",
        Number = 1,
        State = content is null ? DatasetVersionState.Importing : DatasetVersionState.Ready,
        Origin = DatasetOrigin.Upload,
        Source = "stays.csv",
        CreatedAt = DateTimeOffset.UnixEpoch,
        Content = content,
    });

    public void SetModel(ModelContent? content)
    {
        Built = content;
        Models.FindVersionAsync(ModelVersionId, Arg.Any<CancellationToken>()).Returns(new ModelVersion
        {
            Id = ModelVersionId,
            ModelId = Guid.NewGuid(),
            ModelName = "Stays",
            Number = 1,
            State = content is null ? ModelVersionState.Building : ModelVersionState.Ready,
            DatasetVersionId = DatasetVersionId,
            DatasetLabel = "stays · version 1",
            Settings = Settings,
            JobId = Guid.NewGuid(),
            CreatedAt = DateTimeOffset.UnixEpoch,
            Content = content,
        });
    }

    public void Dispose() => Store.Dispose();
}
