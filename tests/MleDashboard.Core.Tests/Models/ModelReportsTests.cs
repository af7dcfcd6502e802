using MleDashboard.Core.Models;
using MleDashboard.Core.Results;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Tests.Models;

/// <summary>Row P7: what pages show of a model is refused like the model itself once a file is not as the build left it.</summary>
public sealed class ModelReportsTests : IDisposable
{
    private readonly JobSetupHelpers setup = new(rows: 120);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, Action<string>, Type> Damages => new()
    {
        { "one letter of the report", folder => Rewrite(Path.Combine(folder, "report.json"), text => text.Replace("LightGBM", "LightGBN", StringComparison.Ordinal)), typeof(ModelFileChanged) },
        { "report cut in half", folder => Rewrite(Path.Combine(folder, "report.json"), text => text[..(text.Length / 2)]), typeof(ModelFileChanged) },
        { "report gone", folder => File.Delete(Path.Combine(folder, "report.json")), typeof(ModelFileMissing) },
        { "a model file gone", folder => File.Delete(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).First(path => Path.GetDirectoryName(path) != folder)), typeof(ModelFileMissing) },
        { "one more file", folder => File.WriteAllText(Path.Combine(folder, "extra.txt"), "x"), typeof(ModelFileUnknown) },
        { "manifest and its hashes", folder => Rewrite(Path.Combine(folder, "manifest.json"), text => text + " "), typeof(ModelNotMadeHere) },
        { "folder gone", folder => Directory.Delete(folder, recursive: true), typeof(ModelFilesGone) },
    };

    public void Dispose() => setup.Dispose();

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task ReadAsync_ModelChangedAfterALook_IsRefusedWithASentence(string what, Action<string> damage, Type expected)
    {
        Assert.Null((await setup.BuildJob().ExecuteAsync(setup.Request, setup.Attempt(), Cancel)).Error);
        var key = setup.Built!.ArtifactKey;
        var reports = new ModelReports(setup.Store, setup.Key);
        Assert.True((await reports.ReadAsync(key, Cancel)).IsOk);

        damage(await setup.Store.OpenAsync(key, Cancel));

        Error?[] answers = [await reports.FindDamageAsync(key, Cancel), (await reports.ReadAsync(key, Cancel)).Error, (await reports.ReadInputsAsync(key, Cancel)).Error];
        Assert.All(answers, answer => Assert.True(expected.IsInstanceOfType(answer), $"{what}: {answer}"));
    }

    private static void Rewrite(string path, Func<string, string> change) => File.WriteAllText(path, change(File.ReadAllText(path)));
}
