using MleDashboard.Core.Synthesis;
using MleDashboard.Core.Synthesis.Saved;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Synthesize;

/// <summary>Parts of a synthesizer's page; the names are the values of "tab" in the address.</summary>
public enum SynthesizerTab
{
    About,
    Sample,
    Quality,
    Compare,
}

/// <summary>Addresses and words of synthesizers, in one place.</summary>
internal static class SynthesizerLinks
{
    public const string List = "/synthesize";
    public const string New = "/synthesize/new";
    public const string Open = "/synthesize/open";

    public static string Page(Guid id) => $"{List}/{id}";

    public static string Tab(Guid id, SynthesizerTab tab) => tab == SynthesizerTab.About ? Page(id) : $"{Page(id)}?tab={tab.ToString().ToLowerInvariant()}";

    public static string Train(Guid datasetVersionId) => $"{New}?dataset={datasetVersionId}";

    public static string Download(Guid id) => $"/api/synthesizers/{id}/download";

    /// <summary>"CTGAN" for "ctgan".</summary>
    public static string Method(string name) => SynthesizerCatalog.Find(name)?.Label ?? name;

    public static string? Method(SavedSynthesizer synthesizer) => (synthesizer.Content?.Method ?? synthesizer.Plan?.Settings.Synthesizer) is { } name ? Method(name) : null;

    public static (Tone Tone, string Text) Status(SavedSynthesizer synthesizer) => synthesizer.State switch
    {
        SynthesizerState.Ready when synthesizer.Content!.IsStopped => (Tone.Warn, "Ready, stopped early"),
        SynthesizerState.Ready => (Tone.Good, "Ready"),
        SynthesizerState.Working => (Tone.Accent, synthesizer.Origin == SavedOrigin.Trained ? "Learning" : "Opening"),
        SynthesizerState.Cancelled => (Tone.Quiet, "Stopped"),
        _ => (Tone.Bad, "Failed"),
    };
}
