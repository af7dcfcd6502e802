using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Storage;
using NSubstitute;

namespace MleDashboard.Core.Tests.Datasets.Jobs;

/// <summary>Row R6: the disk is full at each place where an import writes. Linux's /dev/full refuses every byte as a full disk does, so the refusal is the system's own.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Full = "/dev/full";
    private readonly FolderStore store = new();
    private readonly IUploadStore uploads = Substitute.For<IUploadStore>();
    private readonly IDatasetCatalog catalog = Substitute.For<IDatasetCatalog>();

    public static TheoryData<string, string, byte[]> Places => new()
    {
        { "a.csv", "rejected.json", Text(Encoding.UTF8, "a,b\n1,x\n2,y\n3\n") },
        { "a.csv", "canonical.csv", Text(Encoding.UTF8, "a,b\n1,x\n2,y\n3\n") },
        { "a.csv", "utf8.csv", [.. Encoding.Unicode.GetPreamble(), .. Text(Encoding.Unicode, "a,b\n1,x\n2,y\n")] },
        { "a.csv.gz", "unpacked", Packed("a,b\n1,x\n2,y\n") },
        { "a.jsonl", "rows.csv", Text(Encoding.UTF8, "{\"a\":1}\n{\"a\":2}\n") },
    };

    public void Dispose() => store.Dispose();

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Import_NoRoomForAFile_SaysSoAndLeavesNothing(string fileName, string place, byte[] content)
    {
        Assert.SkipUnless(File.Exists(Full), "Only Linux has /dev/full.");
        store.Prepare = folder => File.CreateSymbolicLink(Path.Combine(folder, place), Full);
        var upload = Path.Combine(store.Root, "upload");
        await File.WriteAllBytesAsync(upload, content, TestContext.Current.CancellationToken);
        uploads.Find("key").Returns(upload);
        var import = new NewImport("A", "key", fileName, DatasetOrigin.Upload, new ImportOptions());

        var outcome = await new ImportDatasetJob(new DatasetImporter(NullLogger<DatasetImporter>.Instance), uploads, Substitute.For<MleDashboard.Core.Cloud.Objects.IObjectStore>(), store, catalog)
            .ExecuteAsync(new ImportDatasetRequest(Guid.NewGuid(), import), new FakeJobContext(), TestContext.Current.CancellationToken);

        Assert.Equal(new DiskFull(content.Length), outcome.Error);
        Assert.Equal((0, 0), (store.Folders, store.ScratchFolders));
        uploads.DidNotReceive().Delete(Arg.Any<string>());
        await catalog.DidNotReceiveWithAnyArgs().CompleteVersionsAsync(default!, default!, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void IsExhausted_WhatTheEngineSaysOfAFullDisk_IsKnown()
    {
        // The engine follows no link out of its folders, so /dev/full cannot stand in; this is its text on a full tmpfs.
        Assert.True(DiskSpace.IsExhausted(new TableEngineException("IO Error: Could not write file \"/data/scratch/1/data.parquet\": No space left on device", null!)));
        Assert.False(DiskSpace.IsExhausted(new TableEngineException("IO Error: Could not read file \"/data/scratch/1/data.parquet\": Input/output error", null!)));
    }

    private static byte[] Text(Encoding encoding, string text) => encoding.GetBytes(text);

    private static byte[] Packed(string text)
    {
        using var target = new MemoryStream();
        using (var packed = new GZipStream(target, CompressionLevel.Fastest))
        {
            packed.Write(Text(Encoding.UTF8, text));
        }

        return target.ToArray();
    }
}
