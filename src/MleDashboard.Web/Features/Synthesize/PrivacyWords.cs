using MleDashboard.Core.Synthesis.Quality;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>What the distances to real rows say, with the rows that were kept back as the measure: made rows may not come nearer than other real people do.</summary>
internal static class PrivacyWords
{
    /// <summary>Shares and medians of a few thousand rows move by less than this from one sample to the next.</summary>
    private const double Slack = 0.005;

    public static (Tone Tone, string Word, string Sentence) Of(PrivacyReport privacy)
    {
        if (privacy is not { HoldoutCopies: { } copies, HoldoutNearestDistance: { } distance })
        {
            return (Tone.Quiet, "Not judged", "No real rows were kept back to compare with. Keep some back when you train, then judge again.");
        }

        var nearest = $"The nearest real row is {Formats.Number(privacy.NearestDistance)} away at the median; for real rows that were kept back it is {Formats.Number(distance)}.";
        return privacy.Copies > copies + Slack ? (Tone.Bad, "Copies real rows", $"More made rows are copies than chance explains. {nearest} Do not share them.")
            : privacy.NearestDistance < distance * 0.9 ? (Tone.Warn, "Comes near to real rows", $"{nearest} Made rows lie nearer to the rows they were learned from: look before you share them.")
            : (Tone.Good, "No nearer than other people", $"{nearest} That is no proof that nobody can be recognised, but no sign of copying either.");
    }
}
