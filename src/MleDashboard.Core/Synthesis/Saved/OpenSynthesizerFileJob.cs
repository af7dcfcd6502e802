using System.Globalization;
using System.IO.Compression;
using MleDashboard.Core.Datasets.Jobs;
using MleDashboard.Core.Jobs;
using MleDashboard.Core.Results;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Synthesis.Folders;
using MleDashboard.Core.Synthesis.Python;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>Opens an uploaded file: a CTGAN that Python saved, or a synthesizer that was downloaded here. Nothing in the file is run; it is kept in our own form.</summary>
public sealed class OpenSynthesizerFileJob(ISavedSynthesizers synthesizers, IUploadStore uploads, IArtifactStore store, SynthesizerStore saved, TimeProvider time) : IJob<OpenSynthesizerFileRequest>
{
    private const string OpenStage = "Open the file";
    private const string StoreStage = "Store";

    /// <summary>Far more than the files of any synthesizer, far less than a disk.</summary>
    private const long MostUnpackedBytes = 4L << 30;

    private const int MostEntries = 1_000;

    public async Task<Result<JobOutcome>> ExecuteAsync(OpenSynthesizerFileRequest request, IJobContext context, CancellationToken cancellationToken)
    {
        if (await synthesizers.FindAsync(request.SynthesizerId, cancellationToken) is not { } synthesizer)
        {
            return new NotFound("The synthesizer");
        }

        if (synthesizer.Content is { } complete)
        {
            return Outcome(complete);
        }

        if (uploads.Find(request.UploadKey) is not { } path)
        {
            return new UploadGone(request.FileName);
        }

        context.SetStages(OpenStage, StoreStage);
        context.Progress.Report(new JobProgress(OpenStage, 0.05));
        var scratch = store.CreateScratchFolder();
        try
        {
            Result<FittedSynthesizer> opened;
            using (LogBlock.Begin(context, time, "LOAD CTGAN"))
            {
                opened = await Task.Run(() => Open(path, request.FileName, scratch, cancellationToken), cancellationToken);
            }

            if (!opened.IsOk)
            {
                return opened.Error;
            }

            foreach (var fact in opened.Value.Facts)
            {
                context.Log($"{fact.Name}: {fact.Value}");
            }

            context.Progress.Report(new JobProgress(StoreStage, 0.8));
            var content = await saved.StoreAsync(context.Lease, request.SynthesizerId, opened.Value, cancellationToken);
            uploads.Delete(request.UploadKey);
            return Outcome(content);
        }
        finally
        {
            VersionStore.Discard(scratch);
        }
    }

    private static Result<FittedSynthesizer> Open(string path, string fileName, string scratch, CancellationToken cancellationToken)
    {
        if (!fileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var stream = File.OpenRead(path);
            return PythonSynthesizer.Open(stream, fileName);
        }

        return Unpack(path, scratch, cancellationToken) is { } refusal ? refusal : SynthesizerFolder.Load(scratch);
    }

    /// <summary>Plain names only, and no more bytes than a synthesizer can have: a small archive may unpack to a full disk.</summary>
    private static ArchiveNotASynthesizer? Unpack(string path, string folder, CancellationToken cancellationToken)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            if (archive.Entries.Count > MostEntries)
            {
                return new ArchiveNotASynthesizer();
            }

            var left = MostUnpackedBytes;
            var buffer = new byte[81920];
            foreach (var entry in archive.Entries)
            {
                if (entry.FullName != Path.GetFileName(entry.FullName) || entry.FullName.Contains('\\', StringComparison.Ordinal) || entry.FullName is "" or "." or "..")
                {
                    return new ArchiveNotASynthesizer();
                }

                using var from = entry.Open();
                using var to = File.Create(Path.Combine(folder, entry.FullName));
                for (int read; (read = from.Read(buffer)) > 0;)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if ((left -= read) < 0)
                    {
                        return new ArchiveNotASynthesizer();
                    }

                    to.Write(buffer.AsSpan(0, read));
                }
            }

            return null;
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException)
        {
            return new ArchiveNotASynthesizer();
        }
    }

    private static JobOutcome Outcome(SynthesizerContent content) => new(string.Create(CultureInfo.InvariantCulture, $"{content.Columns.Count:N0} columns, {content.Facts.Count:N0} settings."));
}

internal sealed record ArchiveNotASynthesizer() : Error("The archive is not a synthesizer that was downloaded here, or it is damaged. Choose the file that the Download button of a synthesizer gave.");
