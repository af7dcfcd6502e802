using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Quality;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Core.Tests.Models;
using MleDashboard.Core.Training.Experiments;
using NSubstitute;

namespace MleDashboard.Core.Tests.Synthesis.Saved;

/// <summary>One dataset version with stays and one synthesizer, over a store in a folder.</summary>
internal sealed class SavedSetupHelpers : IDisposable
{
    public static readonly Guid RealId = Guid.Parse("22222222-2222-2222-2222-222222222222");
    public static readonly Guid SynthesizerId = Guid.Parse("44444444-4444-4444-4444-444444444444");
    public static readonly Guid SampleId = Guid.Parse("55555555-5555-5555-5555-555555555555");

    public SavedSetupHelpers(int rows = 400)
    {
        StayTable.Write(StayTable.Of(rows), Path.Combine(Store.Root, "datasets/1"));
        SetVersion(RealId, new DatasetContent { ArtifactKey = "datasets/1", Rows = rows, Bytes = 1, Schema = StayTable.Schema });
        SetVersion(SampleId, null);
        SetSynthesizer(null);
        Synthesizers.RecordRunAsync(default, default, default!, default).ReturnsForAnyArgs(call =>
        {
            Run = call.Arg<SynthesizerRun>();
            return HoldsLease;
        });
        Synthesizers.CompleteAsync(default, default, default!, default).ReturnsForAnyArgs(call =>
        {
            if (HoldsLease)
            {
                SetSynthesizer(call.Arg<SynthesizerContent>());
            }

            return HoldsLease;
        });
        Synthesizers.CompleteJudgementAsync(default, default, default!, default).ReturnsForAnyArgs(call =>
        {
            Judged = HoldsLease ? call.Arg<JudgementContent>() : null;
            return HoldsLease;
        });
        Synthesizers.JudgeAsync(default!, default, default!, default).ReturnsForAnyArgs(call =>
        {
            Wishes.Add(call.Arg<JudgeWish>());
            return new Core.Results.NotFound("Nothing");
        });
        Datasets.CompleteVersionsAsync(default, default!, default).ReturnsForAnyArgs(call =>
        {
            if (HoldsLease)
            {
                SetVersion(SampleId, call.Arg<IReadOnlyDictionary<Guid, DatasetContent>>()[SampleId]);
            }

            return HoldsLease;
        });
    }

    public StoreInFolder Store { get; } = new();

    public IDatasetCatalog Datasets { get; } = Substitute.For<IDatasetCatalog>();

    public ISavedSynthesizers Synthesizers { get; } = Substitute.For<ISavedSynthesizers>();

    public IUploadStore Uploads { get; } = Substitute.For<IUploadStore>();

    public SynthesisPlan Plan { get; set; } = new() { Target = "cancelled", Settings = new SynthesisSettings { Synthesizer = "trees", Seed = 3 } };

    public SynthesizerRun Run { get; private set; } = SynthesizerRun.Empty;

    public SynthesizerContent? Fitted { get; private set; }

    public DatasetContent? Sampled { get; private set; }

    public JudgementContent? Judged { get; private set; }

    public List<JudgeWish> Wishes { get; } = [];

    /// <summary>False: another attempt owns the job, and what is completed is refused.</summary>
    public bool HoldsLease { get; set; } = true;

    public SynthesizerStore Saved => new(Synthesizers, Store, new FixedModelKey(1));

    public FitSynthesizerJob FitJob() => new(Synthesizers, Datasets, Store, new ParquetTableReader(), new SynthesizerFitter(TimeProvider.System), Saved, TimeProvider.System);

    public OpenSynthesizerFileJob OpenJob() => new(Synthesizers, Uploads, Store, Saved, TimeProvider.System);

    public SampleRowsJob SampleJob() => new(Synthesizers, Datasets, Store, Saved, TimeProvider.System);

    public JudgeSynthesisJob JudgeJob() => new(Synthesizers, Datasets, Store, new ParquetTableReader(), Saved, new QualityJudge(new ExperimentRunner(TimeProvider.System)), TimeProvider.System);

    public TestJob Attempt(long leaseNumber = 1) => new(Store.Root, leaseNumber);

    public async Task FitAsync(TestJob? attempt = null) =>
        Assert.Null((await FitJob().ExecuteAsync(new FitSynthesizerRequest(SynthesizerId, RealId, Plan), attempt ?? Attempt(), CancellationToken.None)).Error);

    public async Task<Core.Results.Result<JobOutcome>> SampleAsync(SampleRequest rows, TestJob? attempt = null) =>
        await SampleJob().ExecuteAsync(new SampleRowsRequest(SynthesizerId, SampleId, rows), attempt ?? Attempt(), CancellationToken.None);

    public Task<Table> SampledRowsAsync() =>
        new ParquetTableReader().ReadAsync(Path.Combine(Store.Root, Sampled!.ArtifactKey, "data.parquet"), Sampled.Schema, null, CancellationToken.None);

    public void SetVersion(Guid id, DatasetContent? content)
    {
        if (id == SampleId)
        {
            Sampled = content;
        }

        Datasets.FindVersionAsync(id, Arg.Any<CancellationToken>()).Returns(new DatasetVersion
        {
            Id = id,
            DatasetId = Guid.NewGuid(),
            DatasetName = "stays",
            Number = 1,
            State = content is null ? DatasetVersionState.Importing : DatasetVersionState.Ready,
            Origin = DatasetOrigin.Upload,
            Source = "stays.csv",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Content = content,
        });
    }

    public void SetSynthesizer(SynthesizerContent? content, bool isOpened = false)
    {
        Fitted = content;
        Synthesizers.FindAsync(SynthesizerId, Arg.Any<CancellationToken>()).Returns(_ => new SavedSynthesizer
        {
            Id = SynthesizerId,
            Name = "Stays",
            Origin = isOpened ? SavedOrigin.Opened : SavedOrigin.Trained,
            Source = "stays · version 1",
            Plan = isOpened ? null : Plan,
            DatasetVersionId = isOpened ? null : RealId,
            OwnerId = "u1",
            OwnerName = "Ada",
            CreatedAt = DateTimeOffset.UnixEpoch,
            JobId = Guid.NewGuid(),
            State = content is null ? SynthesizerState.Working : SynthesizerState.Ready,
            Content = content,
        });
    }

    public void Dispose() => Store.Dispose();
}
