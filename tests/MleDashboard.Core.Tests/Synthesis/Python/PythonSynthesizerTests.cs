using System.IO.Compression;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Folders;
using MleDashboard.Core.Synthesis.Python;
using MleDashboard.Core.Synthesis.Sampling;
using static MleDashboard.Core.Tests.Synthesis.SynthesisSetupHelpers;

namespace MleDashboard.Core.Tests.Synthesis.Python;

public sealed class PythonSynthesizerTests
{
    [Fact]
    public void Open_NewLayout_MakesWhatThePythonModelWould()
    {
        var opened = Opened(SavedCtgan.New());

        var made = Sampled(opened, new SampleRequest { Rows = 50 });

        Assert.All(((NumericColumn)made.Find("price")!).Values, price => Assert.Equal(Math.Round(SavedCtgan.Price, 1), price));
        Assert.All(Enumerable.Range(0, 50), row => Assert.Equal("b", made.Find("room")!.TextAt(row)));
        Assert.True(opened.Origin.IsFromPython);
        Assert.Equal(10, opened.Origin.TrainedRows);
    }

    [Fact]
    public void Open_OldLayout_CutsWholeNumbers()
    {
        var made = Sampled(Opened(SavedCtgan.Old()), new SampleRequest { Rows = 30 });

        Assert.All(((NumericColumn)made.Find("price")!).Values, price => Assert.Equal(Math.Truncate(SavedCtgan.Price), price));
    }

    [Fact]
    public void Open_ShowsTheAttributesThatPythonShows()
    {
        var facts = Opened(SavedCtgan.New()).Facts.ToDictionary(fact => fact.Name, fact => fact.Value);

        Assert.Equal("4", facts["embedding_dim"]);
        Assert.Equal("(4)", facts["generator_dim"]);
        Assert.Equal("(8, 8)", facts["discriminator_dim"]);
        Assert.Equal("0.0002", facts["generator_lr"]);
        Assert.Equal("7", facts["epochs"]);
        Assert.Equal("room", facts["discrete_columns"]);
    }

    [Fact]
    public void Open_ThenSavedInOurForm_MakesTheSameRows()
    {
        var folder = Directory.CreateTempSubdirectory("mle-python-").FullName;
        var opened = Opened(SavedCtgan.New());
        SynthesizerFolder.Save(folder, opened);

        var loaded = SynthesizerFolder.Load(folder);

        Assert.True(loaded.IsOk, loaded.Error?.Message);
        Assert.Equal(Lines(Sampled(opened, new SampleRequest())), Lines(Sampled(loaded.Value, new SampleRequest())));
        Assert.DoesNotContain(Directory.GetFiles(folder), path => path.EndsWith(".pkl", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Open_ConditionOnAValueThatIsNotInTheModel_IsRefused()
    {
        var error = Opened(SavedCtgan.New()).Check(new SampleRequest { Conditions = [new("room", "c")] }).Error;

        Assert.Contains("never has the value 'c'; it has 'a', 'b', missing values", error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_PickleThatCallsTheSystem_IsRefusedByNameAndNotRun()
    {
        var mark = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var pickle = PickleWriter.Write(new PyMade(new PyName("os", "system"), [$"touch {mark}"]));

        Assert.Contains("'os.system'", Refused(PickleWriter.TorchFile(pickle)), StringComparison.Ordinal);
        Assert.False(File.Exists(mark));
    }

    [Theory]
    [InlineData("posix", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("builtins", "getattr")]
    [InlineData("subprocess", "Popen")]
    [InlineData("torch.storage", "_load_from_bytes")]
    [InlineData("ctgan.synthesizers.tvae", "TVAE")]
    [InlineData("sklearn.linear_model._logistic", "LogisticRegression")]
    public void Open_ClassThatDoesNotBelong_IsRefusedByName(string module, string name)
    {
        var pickle = PickleWriter.Write(new PyMade(new PyName(module, name), []) { State = new Dictionary<string, object?>() });

        Assert.Contains($"'{module}.{name}'", Refused(PickleWriter.TorchFile(pickle)), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AllowedClassesThatAreNoCtgan_AreRefused()
    {
        var pickle = PickleWriter.Write(new PyMade(new PyName("torch.nn.modules.container", "Sequential"), []) { State = new Dictionary<string, object?>() });

        Assert.Contains("not a CTGAN", Refused(PickleWriter.TorchFile(pickle)), StringComparison.Ordinal);
        Assert.Contains("not a CTGAN", Refused(PickleWriter.TorchFile(PickleWriter.Write(3))), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CtganThatWasNotFitted_SaysWhatIsMissing()
    {
        var pickle = PickleWriter.Write(new PyMade(new PyName("ctgan.synthesizers.ctgan", "CTGAN"), []) { State = new Dictionary<string, object?> { ["_epochs"] = 300 } });

        Assert.Contains("Was it fitted", Refused(PickleWriter.TorchFile(pickle)), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CutAnywhere_IsRefusedInASentence()
    {
        var whole = SavedCtgan.New();
        for (var length = 0; length < whole.Length; length += 7)
        {
            Refused(whole[..length]);
        }
    }

    [Fact]
    public void Open_PickleCutAnywhere_IsRefusedInASentence()
    {
        var pickle = PickleWriter.Write(SavedCtgan.Model("CTGAN", SavedCtgan.NewColumns()));
        for (var length = 0; length < pickle.Length; length += 3)
        {
            Refused(PickleWriter.TorchFile(pickle[..length]));
        }
    }

    [Fact]
    public void Open_AnyByteOfThePickleChanged_OpensOrIsRefusedInASentence()
    {
        var pickle = PickleWriter.Write(SavedCtgan.Model("CTGAN", SavedCtgan.NewColumns()));
        var random = new Random(1);
        for (var turn = 0; turn < 1500; turn++)
        {
            var changed = (byte[])pickle.Clone();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);

            var result = PythonSynthesizer.Open(new MemoryStream(PickleWriter.TorchFile(changed)), "changed.pkl");

            Assert.True(result.IsOk || result.Error.Message.EndsWith('.'), result.Error?.Message);
        }
    }

    [Fact]
    public void Open_ZipThatUnfoldsToFarMore_IsRefused()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("model/data.pkl", CompressionLevel.SmallestSize).Open();
            entry.Write(new byte[50_000_000]);
        }

        Assert.Contains("unfolds to", Refused(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_NotATorchZip_SaysWhatItIs()
    {
        Assert.Contains("is a pickle, but not one that torch.save", Refused(PickleWriter.Write(3)), StringComparison.Ordinal);
        Assert.Contains("torch.save writes a zip", Refused("a,b\n1,2\n"u8.ToArray()), StringComparison.Ordinal);
    }

    private static FittedSynthesizer Opened(byte[] file)
    {
        var opened = PythonSynthesizer.Open(new MemoryStream(file), "model.pkl");
        Assert.True(opened.IsOk, opened.Error?.Message);
        return opened.Value;
    }

    private static string Refused(byte[] file)
    {
        var refused = PythonSynthesizer.Open(new MemoryStream(file), "model.pkl");
        Assert.IsType<PythonModelRefused>(refused.Error);
        Assert.EndsWith(".", refused.Error.Message, StringComparison.Ordinal);
        return refused.Error.Message;
    }
}
