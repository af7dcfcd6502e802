using MleDashboard.Core.Synthesis.Saved;

namespace MleDashboard.Core.Tests.Synthesis.Saved;

public sealed class SynthesizerRecommendationTests
{
    [Fact]
    public void Of_Several_IsByUseAndNotByLooks()
    {
        SavedSynthesizer[] all = [Judged("pretty", 0.99, 0.3), Judged("useful", 0.95, 0.98), Judged("near", 0.97, 0.99, isTooNear: true)];

        Assert.Equal("useful", SynthesizerRecommendation.Of(all)!.Synthesizer.Name);
    }

    [Fact]
    public void Of_UseAlike_IsByQuality() =>
        Assert.Equal("pretty", SynthesizerRecommendation.Of([Judged("useful", 0.95, 0.985), Judged("pretty", 0.99, 0.98)])!.Synthesizer.Name);

    [Fact]
    public void Of_AllTooNear_IsStillTheMostUseful() =>
        Assert.Equal("b", SynthesizerRecommendation.Of([Judged("a", 0.9, 0.5, true), Judged("b", 0.9, 0.9, true)])!.Synthesizer.Name);

    [Fact]
    public void Of_NoneTested_IsNothing() => Assert.Null(SynthesizerRecommendation.Of([Judged("a", 0.9, null)]));

    private static SavedSynthesizer Judged(string name, double score, double? kept, bool isTooNear = false) => new()
    {
        Id = Guid.NewGuid(),
        Name = name,
        Origin = SavedOrigin.Trained,
        Source = "bookings",
        OwnerId = "ada",
        OwnerName = "Ada",
        CreatedAt = DateTimeOffset.UnixEpoch,
        JobId = Guid.NewGuid(),
        State = SynthesizerState.Ready,
        Judgement = new SynthesizerJudgement
        {
            JobId = Guid.NewGuid(),
            State = SynthesizerState.Ready,
            Content = new JudgementContent { ArtifactKey = "k", Score = score, TrainedOnSynthetic = kept is null ? null : 0.5, KeptShare = kept, IsTooNear = isTooNear },
        },
    };
}
