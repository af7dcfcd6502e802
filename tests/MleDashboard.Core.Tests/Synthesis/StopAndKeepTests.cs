using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Sampling;
using static MleDashboard.Core.Tests.Synthesis.SynthesisSetupHelpers;

namespace MleDashboard.Core.Tests.Synthesis;

public sealed class StopAndKeepTests
{
    public static TheoryData<string> ByEpochs => [.. SynthesizerCatalog.All.Where(synthesizer => synthesizer.LossNames.Count > 0).Select(synthesizer => synthesizer.Name)];

    [Theory]
    [MemberData(nameof(ByEpochs))]
    public void Fit_Stopped_KeepsWhatWasLearned(string name)
    {
        using var stop = new CancellationTokenSource();
        var settings = Quick(name);
        settings = settings with { Ctgan = settings.Ctgan with { Epochs = 500 }, Tvae = settings.Tvae with { Epochs = 500 } };
        var observer = new RecordingObserver
        {
            OnEpoch = losses =>
            {
                if (losses.Epoch == 4)
                {
                    stop.Cancel();
                }
            },
        };

        var fitted = new SynthesizerFitter(TimeProvider.System).Fit(Stays(), settings, "", observer, stop.Token, CancellationToken.None);

        Assert.True(fitted.Value!.Origin.IsStopped);
        Assert.Equal(4, fitted.Value.Losses.Count);
        Assert.Equal(50, Sampled(fitted.Value, new SampleRequest { Rows = 50 }).RowCount);
    }

    [Theory]
    [MemberData(nameof(ByEpochs))]
    public void Fit_ShowsRowsAndLossesWithoutDisturbingTheTraining(string name)
    {
        var observer = new RecordingObserver();
        var fitted = new SynthesizerFitter(TimeProvider.System).Fit(Stays(), Quick(name), "", observer, CancellationToken.None, CancellationToken.None).Value!;

        Assert.Equal(fitted.Losses, observer.Losses);
        Assert.All(observer.Shown, rows => Assert.Equal(["room", "price", "nights", "arrival", "is_cancelled"], rows.Columns.Select(column => column.Name)));
        Assert.Equal(observer.Progress.Select(step => step.Fraction).Order(), observer.Progress.Select(step => step.Fraction));
        Assert.Equal(2, SynthesizerCatalog.Find(name)!.LossNames.Count);
    }

    [Theory]
    [InlineData("ctgan", "pac")]
    [InlineData("tvae", "learning rate")]
    [InlineData("trees", "leaf")]
    public void Fit_SettingsThatCannotBe_AreRefusedByName(string name, string part)
    {
        var settings = Quick(name);
        settings = settings with { Ctgan = settings.Ctgan with { BatchRows = 61 }, Tvae = settings.Tvae with { LearningRate = 0 }, Trees = settings.Trees with { SmallestLeaf = 0 } };

        var refused = new SynthesizerFitter(TimeProvider.System).Fit(Stays(), settings, "", new RecordingObserver(), CancellationToken.None, CancellationToken.None);

        Assert.Contains(part, refused.Error!.Message, StringComparison.Ordinal);
    }
}
