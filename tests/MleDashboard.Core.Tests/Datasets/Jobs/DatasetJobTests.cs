using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Cleaning;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Datasets.Splitting;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Storage;
using NSubstitute;

namespace MleDashboard.Core.Tests.Datasets.Jobs;

public sealed class DatasetJobTests : IDisposable
{
    private const string UploadKey = "upload1";
    private readonly FolderStore store = new();
    private readonly IUploadStore uploads = Substitute.For<IUploadStore>();
    private readonly IDatasetCatalog catalog = Substitute.For<IDatasetCatalog>();
    private readonly FakeJobContext context = new();
    private readonly Dictionary<Guid, DatasetContent> completed = [];
    private bool holdsLease = true;

    public DatasetJobTests()
    {
        catalog.CompleteVersionsAsync(Arg.Any<JobLease>(), Arg.Any<IReadOnlyDictionary<Guid, DatasetContent>>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            foreach (var (id, content) in holdsLease ? call.Arg<IReadOnlyDictionary<Guid, DatasetContent>>() : new Dictionary<Guid, DatasetContent>())
            {
                completed[id] = content;
            }

            return holdsLease;
        });
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Import_Upload_StoresTheVersionAndRemovesTheUpload()
    {
        Upload("a,b\n1,x\n2,y\n3\n");

        var outcome = await ImportAsync(new NewImport("A", UploadKey, "a.csv", DatasetOrigin.Upload, new ImportOptions()), out var version);

        Assert.Equal("2 rows, 2 columns, 1 row left out", outcome.Value?.Summary);
        var content = completed[version];
        Assert.Equal((2, 1), (content.Rows, content.RejectedRows));
        Assert.True(File.Exists(Path.Combine(await store.OpenAsync(content.ArtifactKey, TestContext.Current.CancellationToken), DatasetFiles.Data)));
        uploads.Received(1).Delete(UploadKey);
        Assert.True(context.NeverWentBack);
        Assert.Equal(0, store.ScratchFolders);
    }

    [Fact]
    public async Task Import_Sample_NeedsNoUpload()
    {
        var outcome = await ImportAsync(new NewImport("Sample", null, "sample", DatasetOrigin.Sample, new ImportOptions()), out _);

        Assert.Equal("10,000 rows, 21 columns", outcome.Value?.Summary);
    }

    [Fact]
    public async Task Import_RunTwice_GivesTheSameContent()
    {
        Upload("a,b\n1,x\n2,y\n");
        var import = new NewImport("A", UploadKey, "a.csv", DatasetOrigin.Upload, new ImportOptions());

        await ImportAsync(import, out var first);
        context.Lease = context.Lease with { Number = 2 };
        await ImportAsync(import, out var second);

        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(await store.OpenAsync(completed[first].ArtifactKey, TestContext.Current.CancellationToken), DatasetFiles.Data), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(Path.Combine(await store.OpenAsync(completed[second].ArtifactKey, TestContext.Current.CancellationToken), DatasetFiles.Data), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Import_WorkerDiedAfterTheVersionWasComplete_TheNextAttemptEndsWell()
    {
        Upload("a,b\n1,x\n2,y\n3\n");
        var request = new ImportDatasetRequest(Guid.NewGuid(), new NewImport("A", UploadKey, "a.csv", DatasetOrigin.Upload, new ImportOptions()));
        var job = new ImportDatasetJob(Importer(), uploads, Substitute.For<MleDashboard.Core.Cloud.Objects.IObjectStore>(), store, catalog);
        var first = await job.ExecuteAsync(request, context, TestContext.Current.CancellationToken);
        var content = completed[request.DatasetVersionId];

        // The version is ready and its upload is gone, but the row of the job still says that it runs.
        Know(request.DatasetVersionId, content);
        uploads.Find(UploadKey).Returns((string?)null);
        context.Lease = context.Lease with { Number = 2 };
        var second = await job.ExecuteAsync(request, context, TestContext.Current.CancellationToken);

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(content, completed[request.DatasetVersionId]);
    }

    [Fact]
    public async Task Import_LeaseLost_LeavesNothing()
    {
        Upload("a,b\n1,x\n2,y\n");
        holdsLease = false;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImportAsync(new NewImport("A", UploadKey, "a.csv", DatasetOrigin.Upload, new ImportOptions()), out _));

        Assert.Equal((0, 0), (store.Folders, store.ScratchFolders));
        uploads.DidNotReceive().Delete(Arg.Any<string>());
    }

    [Fact]
    public async Task Import_RefusedFile_KeepsTheUploadForAnotherTry()
    {
        Upload("a,b\n1,\"x\n");

        var outcome = await ImportAsync(new NewImport("A", UploadKey, "a.csv", DatasetOrigin.Upload, new ImportOptions()), out _);

        Assert.Equal(new UnclosedQuote("a.csv", 2), outcome.Error);
        Assert.Equal((0, 0), (store.Folders, store.ScratchFolders));
        uploads.DidNotReceive().Delete(Arg.Any<string>());
    }

    [Fact]
    public async Task Import_UploadGone_SaysSo()
    {
        uploads.Find("gone").Returns((string?)null);

        Assert.Equal(new UploadGone("a.csv"), (await ImportAsync(new NewImport("A", "gone", "a.csv", DatasetOrigin.Upload, new ImportOptions()), out _)).Error);
    }

    [Fact]
    public async Task Split_Version_FillsBothInOneStep()
    {
        var source = await ImportedAsync("a,b\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i}.5,{(i % 4 == 0 ? "u" : "v")}\n")));
        var (train, test) = (Guid.NewGuid(), Guid.NewGuid());

        var outcome = await new SplitDatasetJob(new DatasetSplitter(new ParquetTableReader()), store, catalog)
            .ExecuteAsync(new SplitDatasetRequest(source, train, test, new SplitSettings { StratifyBy = "b" }), context, TestContext.Current.CancellationToken);

        Assert.Equal("70 rows to train with, 30 to test with", outcome.Value?.Summary);
        Assert.Equal((70, 30), (completed[train].Rows, completed[test].Rows));
        var contents = (completed[train], completed[test]);
        Know(train, completed[train]);
        Know(test, completed[test]);
        context.Lease = context.Lease with { Number = 2 };
        var again = await new SplitDatasetJob(new DatasetSplitter(new ParquetTableReader()), store, catalog)
            .ExecuteAsync(new SplitDatasetRequest(source, train, test, new SplitSettings { StratifyBy = "b" }), context, TestContext.Current.CancellationToken);
        Assert.Equal(outcome.Value, again.Value);
        Assert.Equal(contents, (completed[train], completed[test]));
        await catalog.Received(1).CompleteVersionsAsync(Arg.Any<JobLease>(), Arg.Is<IReadOnlyDictionary<Guid, DatasetContent>>(contents => contents.Count == 2), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Retype_NumberToLabelAndTextToNumber_CountsWhatDoesNotFit()
    {
        var source = await ImportedAsync("n,t,d\n1,10,2024-01-02\n2,x,2024-01-03\n3,30,2024-01-04\n4,40,2024-01-05\n");
        var version = Guid.NewGuid();
        var types = new Dictionary<string, ColumnType> { ["n"] = ColumnType.Categorical, ["t"] = ColumnType.Numeric, ["d"] = ColumnType.Text };

        var outcome = await new RetypeDatasetJob(Importer(), store, catalog).ExecuteAsync(new RetypeDatasetRequest(source, version, types), context, TestContext.Current.CancellationToken);

        Assert.Equal("3 types changed, 1 values did not fit and became missing", outcome.Value?.Summary);
        var content = completed[version];
        var table = await new ParquetTableReader().ReadAsync(Path.Combine(await store.OpenAsync(content.ArtifactKey, TestContext.Current.CancellationToken), DatasetFiles.Data), content.Schema, null, TestContext.Current.CancellationToken);
        Assert.Equal([ColumnType.Categorical, ColumnType.Numeric, ColumnType.Text], table.Columns.Select(column => column.Type));
        Assert.Equal(["1", "10", "2024-01-02"], table.Columns.Select(column => column.TextAt(0)));
        Assert.True(table.Columns[1].IsMissing(1));
    }

    [Fact]
    public async Task DropDuplicates_EqualRows_KeepsTheFirstOfEachInOrder()
    {
        var source = await ImportedAsync("n,t\n1.5,x\n2.5,\n1.5,x\n3.5,y\n2.5,\n2.5,\n2.5,z\n");
        var version = Guid.NewGuid();
        var job = new DropDuplicatesJob(store, catalog);

        var outcome = await job.ExecuteAsync(new DropDuplicatesRequest(source, version), context, TestContext.Current.CancellationToken);

        Assert.Equal("3 duplicate rows dropped, 4 left", outcome.Value?.Summary);
        var content = completed[version];
        var table = await new ParquetTableReader().ReadAsync(Path.Combine(await store.OpenAsync(content.ArtifactKey, TestContext.Current.CancellationToken), DatasetFiles.Data), content.Schema, null, TestContext.Current.CancellationToken);
        Assert.Equal(4, content.Rows);
        Assert.Equal(["1.5", "2.5", "3.5", "2.5"], Enumerable.Range(0, 4).Select(table.Columns[0].TextAt));
        Assert.Equal(["x", null, "y", "z"], Enumerable.Range(0, 4).Select(table.Columns[1].TextAt));
        Assert.Equal(1, content.Schema.Find("t")!.MissingCount);

        Know(version, content);
        Assert.Equal("3 duplicate rows dropped, 4 left", (await job.ExecuteAsync(new DropDuplicatesRequest(source, version), context, TestContext.Current.CancellationToken)).Value?.Summary);
        Assert.IsType<NoDuplicateRows>((await job.ExecuteAsync(new DropDuplicatesRequest(version, Guid.NewGuid()), context, TestContext.Current.CancellationToken)).Error);
    }

    [Fact]
    public async Task Preview_Workbook_ComesFromTheWorkerOnce()
    {
        var path = Path.Combine(store.Root, "book.xlsx");
        MiniExcelLibs.MiniExcel.SaveAs(path, new[] { new { Name = "Anna", Age = 31 }, new { Name = "Bert", Age = 42 } });
        uploads.Find(UploadKey).Returns(path);
        var actor = context.Owner;
        var jobId = Guid.NewGuid();
        var queue = Substitute.For<IJobQueue>();
        var feed = Substitute.For<IJobProgressFeed>();
        feed.WatchAsync(Arg.Any<CancellationToken>()).Returns(call => Never(call.Arg<CancellationToken>()));
        queue.EnqueueAsync(Arg.Any<Actor>(), Arg.Any<string>(), Arg.Any<string?>(), Arg.Any<PreviewUploadRequest>(), Arg.Any<CancellationToken>()).Returns(async call =>
        {
            await new PreviewUploadJob(uploads, store).ExecuteAsync(call.Arg<PreviewUploadRequest>(), context, TestContext.Current.CancellationToken);
            return jobId;
        });
        queue.FindAsync(jobId, Arg.Any<CancellationToken>()).Returns(new JobRun
        {
            Id = jobId, Kind = "preview-upload", Title = "", OwnerId = "", OwnerName = "", State = JobState.Succeeded, CreatedAt = DateTimeOffset.UnixEpoch,
        });
        var previewer = new ImportPreviewer(uploads, new PreviewWorker(store, queue, feed));

        var preview = await previewer.PreviewAsync(actor, UploadKey, "book.xlsx", new ImportOptions(), TestContext.Current.CancellationToken);
        var again = await previewer.PreviewAsync(actor, UploadKey, "book.xlsx", new ImportOptions(), TestContext.Current.CancellationToken);

        Assert.True(preview.IsOk, preview.Error?.Message);
        Assert.Equal(["Anna", "31"], preview.Value.Rows[0]);
        Assert.Equal(["Sheet1"], preview.Value.Sheets);
        Assert.Equal(FileFormat.Xlsx, preview.Value.Options.Format);
        Assert.Equal(preview.Value.Rows, again.Value!.Rows);
        await queue.ReceivedWithAnyArgs(1).EnqueueAsync<PreviewUploadRequest>(default!, default!, default, default!, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Preview_Text_NeedsNoWorker()
    {
        Upload("n;day;n\n1,5;01/02/2024;x\n2,5;03/04/2024;y\nshort\n" + string.Concat(Enumerable.Repeat("3,5;01/02/2024;z\n", 200_000)));
        var queue = Substitute.For<IJobQueue>();

        var preview = await new ImportPreviewer(uploads, new PreviewWorker(store, queue, Substitute.For<IJobProgressFeed>()))
            .PreviewAsync(context.Owner, UploadKey, "a.csv", new ImportOptions(), TestContext.Current.CancellationToken);

        Assert.True(preview.IsOk, preview.Error?.Message);
        Assert.Equal((';', '"', "utf-8", true), (preview.Value.Options.Delimiter, preview.Value.Options.Quote, preview.Value.Options.Encoding, preview.Value.Options.HasHeader));
        Assert.Equal(["n", "day", "n_2"], preview.Value.Columns.Select(column => column.Name));
        Assert.Equal([ColumnType.Numeric, ColumnType.DateTime, ColumnType.Categorical], preview.Value.Columns.Select(column => column.Type));
        Assert.Equal(50, preview.Value.Rows.Count);
        Assert.Equal(4, Assert.Single(preview.Value.Rejected).Line);
        Assert.Equal(3, preview.Value.Notes.Count);
        Assert.True(preview.Value.IsPartial);
        Assert.Empty(queue.ReceivedCalls());
    }

    private static DatasetImporter Importer() => new(NullLogger<DatasetImporter>.Instance);

    private static async IAsyncEnumerable<JobRun> Never([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield break;
    }

    private void Upload(string content)
    {
        var path = Path.Combine(store.Root, "upload.csv");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        uploads.Find(UploadKey).Returns(path);
    }

    private Task<Core.Results.Result<JobOutcome>> ImportAsync(NewImport import, out Guid version)
    {
        version = Guid.NewGuid();
        return new ImportDatasetJob(Importer(), uploads, Substitute.For<MleDashboard.Core.Cloud.Objects.IObjectStore>(), store, catalog).ExecuteAsync(new ImportDatasetRequest(version, import), context, TestContext.Current.CancellationToken);
    }

    /// <summary>A version in the catalog, imported from text.</summary>
    private async Task<Guid> ImportedAsync(string csv)
    {
        Upload(csv);
        var outcome = await ImportAsync(new NewImport("A", UploadKey, "a.csv", DatasetOrigin.Upload, new ImportOptions()), out var version);
        Assert.True(outcome.IsOk, outcome.Error?.Message);
        Know(version, completed[version]);
        return version;
    }

    private void Know(Guid version, DatasetContent content) => catalog.FindVersionAsync(version, Arg.Any<CancellationToken>()).Returns(new DatasetVersion
    {
        Id = version, DatasetId = Guid.NewGuid(), DatasetName = "A", Number = 1, State = DatasetVersionState.Ready, Origin = DatasetOrigin.Upload, Source = "a.csv",
        CreatedAt = DateTimeOffset.UnixEpoch, Content = content,
    });
}
