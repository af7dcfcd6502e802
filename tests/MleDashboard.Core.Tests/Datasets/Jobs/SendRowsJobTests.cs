using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Importing.Previewing;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Datasets.Transfers;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Tests.Cloud;
using NSubstitute;

namespace MleDashboard.Core.Tests.Datasets.Jobs;

public sealed class SendRowsJobTests : IDisposable
{
    private static readonly ObjectAddress Target = new("bookings", "datasets/a.csv");
    private readonly FolderStore store = new();
    private readonly MemoryObjects objects = new();
    private readonly FakeJobContext context = new();

    public SendRowsJobTests() => context.CheckpointFolder = Directory.CreateDirectory(Path.Combine(store.Root, "checkpoint")).FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task Execute_Csv_SendsExactValuesWithAHeader()
    {
        var outcome = await SendAsync(await StoredAsync(), FileFormat.Csv);

        Assert.Equal("3 rows are at s3://bookings/datasets/a.csv (28 bytes)", outcome.Value?.Summary);
        Assert.Equal("n,t\n0.1,=cmd()\n-5,\"x,y\"\n,zz\n", Encoding.UTF8.GetString(objects.Files[Target.Uri]));
        Assert.Equal(["Write the file", "Send it"], context.Stages);
        Assert.True(context.NeverWentBack);
    }

    [Fact]
    public async Task Execute_Parquet_SendsTheStoredFileAsItIs()
    {
        var content = await StoredAsync();

        Assert.True((await SendAsync(content, FileFormat.Parquet)).IsOk);

        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(await store.OpenAsync(content.ArtifactKey, Token), DatasetFiles.Data), Token), objects.Files[Target.Uri]);
        Assert.Equal(["Send it"], context.Stages);
    }

    [Fact]
    public async Task Execute_AfterACrash_SendsTheBytesThatTheFirstAttemptWrote()
    {
        await File.WriteAllTextAsync(Path.Combine(context.CheckpointFolder, "rows.csv"), "written before", Token);

        await SendAsync(await StoredAsync(), FileFormat.Csv);

        Assert.Equal("written before", Encoding.UTF8.GetString(objects.Files[Target.Uri]));
    }

    [Fact]
    public async Task Execute_Refused_RemovesThePartsAndSaysWhy()
    {
        objects.Refusal = () => new CloudRefused(CloudFault.Denied, "The credentials may not do s3:PutObject.");

        Assert.Equal("The credentials may not do s3:PutObject.", (await SendAsync(await StoredAsync(), FileFormat.Csv)).Error?.Message);
        Assert.Equal([Target.Uri], objects.Abandoned);
    }

    [Fact]
    public async Task Execute_StoppedByTheUser_RemovesThePartsAndAStoppingServerKeepsThem()
    {
        var content = await StoredAsync();
        objects.Refusal = () => throw new OperationCanceledException();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(content, FileFormat.Csv));
        Assert.Empty(objects.Abandoned);
        context.StopRequested = new CancellationToken(true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(content, FileFormat.Csv));
        Assert.Equal([Target.Uri], objects.Abandoned);
    }

    [Fact]
    public async Task Execute_RowsDeletedMeanwhile_SaysSo() =>
        Assert.IsType<NotFound>((await SendAsync((await StoredAsync()) with { ArtifactKey = "gone" }, FileFormat.Csv)).Error);

    [Fact]
    public async Task SendAsync_ViewerOrFormatOrName_IsRefusedBeforeAnyJob()
    {
        var queue = Substitute.For<IJobQueue>();
        var sender = new RowSender(queue, new PreviewWorker(store, queue, Substitute.For<IJobProgressFeed>()));
        var content = await StoredAsync();
        Task<Result<Guid>> TryAsync(Actor actor, ObjectAddress target, FileFormat format) => sender.SendAsync(actor, content, "a", "/datasets/a", target, format, Token);

        Assert.IsType<NotAllowed>((await TryAsync(new Actor("v", "Vic", Role.Viewer), Target, FileFormat.Csv)).Error);
        Assert.IsType<FormatNotSent>((await TryAsync(context.Owner, Target, FileFormat.Xlsx)).Error);
        Assert.IsType<CloudSettingNotValid>((await TryAsync(context.Owner, new ObjectAddress("No_Bucket", "a"), FileFormat.Csv)).Error);
        Assert.IsType<CloudSettingNotValid>((await TryAsync(context.Owner, new ObjectAddress("bookings", "../a"), FileFormat.Csv)).Error);
        Assert.Empty(queue.ReceivedCalls());
        Assert.True((await TryAsync(context.Owner, Target, FileFormat.Csv)).IsOk);
    }

    [Fact]
    public async Task Import_FileOfABucket_FetchesItFirstAndRefusesInItsWords()
    {
        var catalog = Substitute.For<IDatasetCatalog>();
        catalog.CompleteVersionsAsync(default!, default!, Token).ReturnsForAnyArgs(true);
        objects.Files["s3://bookings/a.csv"] = "a,b\n1,x\n2,y\n"u8.ToArray();
        var job = new ImportDatasetJob(new DatasetImporter(NullLogger<DatasetImporter>.Instance), Substitute.For<IUploadStore>(), objects, store, catalog);
        Task<Result<JobOutcome>> ImportAsync(string key) => job.ExecuteAsync(
            new ImportDatasetRequest(Guid.NewGuid(), new NewImport("A", null, "a.csv", DatasetOrigin.S3, new ImportOptions(), Address: new ObjectAddress("bookings", key))), context, Token);

        var imported = await ImportAsync("a.csv");

        Assert.Equal("2 rows, 2 columns", imported.Value?.Summary);
        Assert.Equal("Fetch the file", context.Stages[0]);
        Assert.True(context.NeverWentBack);
        Assert.Contains("no file 's3://bookings/gone.csv'", (await ImportAsync("gone.csv")).Error?.Message, StringComparison.Ordinal);
        Assert.Equal(0, store.ScratchFolders);
    }

    private Task<Result<JobOutcome>> SendAsync(DatasetContent content, FileFormat format) =>
        new SendRowsJob(new ParquetTableReader(), store, objects).ExecuteAsync(new SendRowsRequest(content, Target, format), context, Token);

    private async Task<DatasetContent> StoredAsync()
    {
        var path = Path.Combine(store.Root, "a.csv");
        await File.WriteAllTextAsync(path, "n,t\n0.1,=cmd()\n-5,\"x,y\"\n,zz\n", Token);
        var (output, scratch) = (store.CreateScratchFolder(), store.CreateScratchFolder());
        var imported = await new DatasetImporter(NullLogger<DatasetImporter>.Instance).ImportAsync(
            new ImportSource(path, "a.csv", new ImportOptions()), new ImportLimits(), output, scratch, null, Token);
        Assert.True(imported.IsOk, imported.Error?.Message);
        await store.CommitAsync(output, "rows", Token);
        return imported.Value.ToContent("rows");
    }
}
