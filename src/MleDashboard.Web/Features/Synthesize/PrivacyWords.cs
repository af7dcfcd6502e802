using MleDashboard.Core.Synthesis.Quality;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>What the distances to real rows say, with the rows that were kept back as the measure: made rows may not come nearer than other real people do.</summary>
internal static class PrivacyWords
{
    public static (Tone Tone, string Word, string Sentence) Of(PrivacyReport privacy)
    {
        if (privacy is not { HoldoutCopies: not null, HoldoutNearestDistance: { } distance })
        {
            return (Tone.Quiet, "Not judged", "No real rows were kept back to compare with. Keep some back when you train, then judge again.");
        }

        var nearest = $"The nearest real row is {Formats.Number(privacy.NearestDistance)} away at the median; for real rows that were kept back it is {Formats.Number(distance)}.";
        return QualityVerdicts.AreCopies(privacy) ? (Tone.Bad, "Copies real rows", $"More made rows are copies than chance explains. {nearest} Do not share them.")
            : QualityVerdicts.LieNear(privacy) ? (Tone.Warn, "Comes near to real rows", $"{nearest} Made rows lie nearer to the rows they were learned from: look before you share them.")
            : (Tone.Good, "No nearer than other people", $"{nearest} That is no proof that nobody can be recognised, but no sign of copying either.");
    }
}
