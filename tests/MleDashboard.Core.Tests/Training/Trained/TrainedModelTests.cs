using System.Text;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Tests.Training.Trained;

public sealed class TrainedModelTests : IAsyncLifetime
{
    private readonly string folder = Path.Combine(TrainingSetupHelpers.NewFolder(), "model");
    private readonly Table table = TrainingSetupHelpers.MakeTable(200);

    public async ValueTask InitializeAsync()
    {
        var built = await new ExperimentRunner(TimeProvider.System).RunAsync(
            table, TrainingSetupHelpers.SettingsFor(ProblemType.Binary), folder, new RecordingObserver(), null, default, TestContext.Current.CancellationToken);
        Assert.True(built.IsOk);
        built.Value.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Load_OfAnIntactFolder_KnowsWhatItNeedsAndPredicts()
    {
        var loaded = TrainedModel.Load(folder);

        Assert.True(loaded.IsOk);
        using var model = loaded.Value;
        Assert.Equal("answer", model.Target);
        Assert.Equal(["0", "1"], model.Classes);
        Assert.Equal(1, model.PositiveClass);
        Assert.Equal(["amount", "weight", "city", "member", "seen", "remark"], model.InputSchema.Columns.Select(column => column.Name));
        Assert.Equal(200, model.Predict(table).RowCount);
        Assert.Equal(model.Predict(table).Values, model.PredictAll(table)[model.BestModel].Values);
    }

    [Fact]
    public void Load_WithAReportBesideTheModel_IsFine()
    {
        File.WriteAllText(Path.Combine(folder, "report.json"), "{}");

        Assert.True(TrainedModel.Load(folder).IsOk);
    }

    [Fact]
    public void Load_WithOneByteChangedInAnyFile_IsRefused()
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != ModelManifest.FileName).ToList())
        {
            var content = File.ReadAllBytes(path);
            content[content.Length / 2] ^= 1;
            File.WriteAllBytes(path, content);

            Refused<ModelFileChanged>(TrainedModel.Load(folder));

            content[content.Length / 2] ^= 1;
            File.WriteAllBytes(path, content);
        }
    }

    [Fact]
    public void Load_WithAFileMissingOrTooMany_IsRefused()
    {
        File.WriteAllText(Path.Combine(folder, "candidates", "extra.txt"), "x");
        Refused<ModelFileUnknown>(TrainedModel.Load(folder));
        File.Delete(Path.Combine(folder, "candidates", "extra.txt"));

        File.Delete(Directory.EnumerateFiles(folder, "model.txt", SearchOption.AllDirectories).First());
        Refused<ModelFileMissing>(TrainedModel.Load(folder));
    }

    [Theory]
    [InlineData("\"formatVersion\": 4", "\"formatVersion\": 99", typeof(ModelFromNewerVersion))]
    [InlineData("\"formatVersion\": 4", "\"formatVersion\": 1", typeof(ModelFromOlderVersion))]
    [InlineData("\"formatVersion\": 4", "\"formatVersion\": \"x\"", typeof(ModelManifestDamaged))]
    [InlineData("{", "", typeof(ModelManifestDamaged))]
    [InlineData("\"classes\"", "\"klasses\"", typeof(ModelManifestDamaged))]
    [InlineData("\"pipelines/", "\"../pipelines/", typeof(ModelFileMissing))]
    public void Load_OfAManifestThatWasChanged_IsRefused(string part, string replacement, Type error)
    {
        var path = Path.Combine(folder, ModelManifest.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace(part, replacement, StringComparison.Ordinal));

        Assert.IsType(error, TrainedModel.Load(folder).Error);
    }

    [Fact]
    public void Load_WithAKey_RefusesAManifestThatWasSignedByNobodyOrChangedAfterwards()
    {
        var key = Encoding.UTF8.GetBytes("a key of this instance");
        Refused<ModelNotMadeHere>(TrainedModel.Load(folder, key));

        TrainedModel.Sign(folder, key);
        Assert.True(TrainedModel.Load(folder, key).IsOk);
        Refused<ModelNotMadeHere>(TrainedModel.Load(folder, Encoding.UTF8.GetBytes("another key")));

        // A manifest whose hashes were made to fit again is still not the one that was signed.
        File.AppendAllText(Path.Combine(folder, ModelManifest.FileName), " ");
        Refused<ModelNotMadeHere>(TrainedModel.Load(folder, key));
    }

    [Fact]
    public void Load_OfAnEmptyFolder_IsRefused() => Refused<ModelFolderMissing>(TrainedModel.Load(Path.GetTempPath()));

    [Fact]
    public void Predict_FromManyThreads_GivesTheSameBits()
    {
        using var model = TrainedModel.Load(folder).Value!;
        var expected = model.Predict(table).Values;

        var results = new double[8][];
        Parallel.For(0, results.Length, at => results[at] = model.Predict(table).Values);

        Assert.All(results, values => Assert.Equal(expected, values));
    }

    [Fact]
    public void Predict_OfRowsOneByOne_GivesTheBitsOfTheBatch()
    {
        using var model = TrainedModel.Load(folder).Value!;
        var batch = model.Predict(table);

        for (var row = 0; row < 20; row++)
        {
            Assert.Equal(batch.ProbabilitiesOf(row).ToArray(), model.Predict(table.Take([row])).Values);
        }
    }

    [Fact]
    public void Predict_WithoutAColumnOrOfAnUnknownCandidate_Throws()
    {
        using var model = TrainedModel.Load(folder).Value!;

        Assert.Contains("'city'", Assert.Throws<ArgumentException>(() => model.Predict(new Table([.. table.Columns.Where(column => column.Name != "city")]))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => model.Predict(table, "Oracle"));
    }

    private static void Refused<TError>(Result<TrainedModel> result)
        where TError : Error => Assert.IsType<TError>(result.Error);
}
