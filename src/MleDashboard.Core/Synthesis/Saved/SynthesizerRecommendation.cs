namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>Which of the synthesizers of one table to take.</summary>
public sealed record SynthesizerRecommendation(SavedSynthesizer Synthesizer, JudgementContent Judgement)
{
    /// <summary>Kept shares nearer than this are alike on a holdout of a thousand rows; the overall score then decides.</summary>
    private const double Alike = 0.01;

    /// <summary>
    /// By what a model trained on the rows reaches, not by how the rows look; rows that lie too near to training rows are not recommended while others do not.
    /// Null when no synthesizer was tested for its use.
    /// </summary>
    public static SynthesizerRecommendation? Of(IEnumerable<SavedSynthesizer> synthesizers)
    {
        SynthesizerRecommendation[] tested = [.. synthesizers
            .Where(synthesizer => synthesizer.Judgement?.Content?.TrainedOnSynthetic is not null)
            .Select(synthesizer => new SynthesizerRecommendation(synthesizer, synthesizer.Judgement!.Content!))];
        SynthesizerRecommendation[] apart = [.. tested.Where(each => !each.Judgement.IsTooNear)];
        var candidates = apart.Length > 0 ? apart : tested;
        return candidates
            .Where(each => Kept(each.Judgement) >= candidates.Max(other => Kept(other.Judgement)) - Alike)
            .OrderByDescending(each => each.Judgement.Score)
            .ThenBy(each => each.Synthesizer.Name, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static double Kept(JudgementContent judgement) => Math.Min(1, judgement.KeptShare ?? 0);
}
