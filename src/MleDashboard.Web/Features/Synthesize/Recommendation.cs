using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>Which synthesizer of one table to take.</summary>
/// <param name="IsSafe">Its rows are good for something.</param>
internal sealed record Recommendation(SavedSynthesizer Synthesizer, string Reason, bool IsSafe)
{
    /// <summary>By the use test of the same column; the quality decides between equals. Null when none was tested.</summary>
    public static Recommendation? Of(IEnumerable<SavedSynthesizer> synthesizers)
    {
        var best = synthesizers
            .Where(synthesizer => synthesizer.Judgement?.Content is { TrainedOnSynthetic: not null })
            .OrderByDescending(synthesizer => Math.Round(QualityWords.UseShare(synthesizer.Judgement!.Content!), 2) is var share && double.IsNaN(share) ? double.NegativeInfinity : share)
            .ThenByDescending(synthesizer => synthesizer.Judgement!.Content!.Score)
            .FirstOrDefault();
        return best?.Judgement?.Content is not { } judged ? null : judged.IsUseless
            ? new Recommendation(best, $"yet even its rows are no better than guessing for {judged.Target}. Do not train on them.", false)
            : new Recommendation(best, $"a model that learns {judged.Target} from its rows reaches {Formats.FixedNumber(judged.TrainedOnSynthetic!.Value)} on real rows, where real rows give {Formats.FixedNumber(judged.TrainedOnReal!.Value)} and guessing {Formats.FixedNumber(judged.Baseline!.Value)}.", true);
    }
}
