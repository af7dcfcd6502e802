using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Synthesis.Quality;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>How a saved synthesizer came to be.</summary>
public enum SavedOrigin
{
    /// <summary>Learned from a dataset version here.</summary>
    Trained,

    /// <summary>Opened from a file that Python's ctgan or another studio saved.</summary>
    Opened,
}

/// <summary>How far it is. Derived from its content and its job, never stored beside them.</summary>
public enum SynthesizerState
{
    Working,
    Ready,
    Failed,
    Cancelled,
}

/// <summary>A synthesizer of the workspace: what it learned from, with which settings, and what it turned out to be good for.</summary>
public sealed record SavedSynthesizer
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required SavedOrigin Origin { get; init; }

    /// <summary>"Hotel bookings · version 1", or the name of the opened file.</summary>
    public required string Source { get; init; }

    /// <summary>What was asked for; null for an opened file.</summary>
    public SynthesisPlan? Plan { get; init; }

    /// <summary>The version it learned from. It outlives it: rows may be sampled long after the real ones had to be deleted.</summary>
    public Guid? DatasetVersionId { get; init; }

    public required string OwnerId { get; init; }

    public required string OwnerName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The run that trains or opens it.</summary>
    public required Guid JobId { get; init; }

    public required SynthesizerState State { get; init; }

    /// <summary>Why <see cref="State"/> is Failed, in one sentence.</summary>
    public string? Error { get; init; }

    /// <summary>Null until Ready.</summary>
    public SynthesizerContent? Content { get; init; }

    /// <summary>The newest judgement; null when none was asked for.</summary>
    public SynthesizerJudgement? Judgement { get; init; }
}

/// <summary>What a training or an opened file gave.</summary>
public sealed record SynthesizerContent
{
    /// <summary>Folder in the artifact store.</summary>
    public required string ArtifactKey { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Name in the catalog of methods: "ctgan".</summary>
    public required string Method { get; init; }

    /// <summary>Rows it learned from; null when an opened file does not say.</summary>
    public long? TrainingRows { get; init; }

    /// <summary>Stopped before all that was planned was learned.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Seconds that learning took; null when not learned here.</summary>
    public double? Seconds { get; init; }

    public required IReadOnlyList<SavedColumn> Columns { get; init; }

    /// <summary>Every setting by the name that Python's users know, as text.</summary>
    public required IReadOnlyList<SynthesizerFact> Facts { get; init; }
}

/// <param name="How">For people: "12 levels", "made new, not learned".</param>
/// <param name="Levels">Values a condition may ask for, at most <see cref="MaxLevels"/>; null when they are not counted out.</param>
/// <param name="IsMadeNew">Made for each row and not learned: nothing can be asked of its values.</param>
public sealed record SavedColumn(string Name, ColumnType Type, string How, IReadOnlyList<string>? Levels, bool IsMadeNew = false)
{
    public const int MaxLevels = 200;
}

/// <summary>One judgement of a synthesizer's rows by a job.</summary>
public sealed record SynthesizerJudgement
{
    public required Guid JobId { get; init; }

    public required SynthesizerState State { get; init; }

    public string? Error { get; init; }

    /// <summary>Null until Ready.</summary>
    public JudgementContent? Content { get; init; }
}

/// <summary>The figures that lists and comparisons show; the whole report lies in the artifact store.</summary>
public sealed record JudgementContent
{
    public required string ArtifactKey { get; init; }

    /// <summary>0 to 1, higher is better; NaN with no column to compare.</summary>
    public required double Score { get; init; }

    public string? Target { get; init; }

    public string? Metric { get; init; }

    public double? TrainedOnReal { get; init; }

    public double? TrainedOnSynthetic { get; init; }

    public double? Baseline { get; init; }

    /// <summary>See <see cref="Quality.UseTest.KeptShare"/>; null when real rows teach nothing either, or nothing was tested.</summary>
    public double? KeptShare { get; init; }

    /// <summary>Its rows copy training rows, or lie nearer to them than new real rows do.</summary>
    public bool IsTooNear { get; init; }

    /// <summary>Learning from its rows is no better than guessing.</summary>
    public bool IsUseless { get; init; }

    /// <summary>The use test that the figures are of; null when nothing was tested.</summary>
    [JsonIgnore]
    public UseTest? Use => this is { Target: { } target, Metric: { } metric, TrainedOnReal: { } real, TrainedOnSynthetic: { } synthetic, Baseline: { } baseline }
        ? new UseTest(target, metric, real, synthetic, baseline) { KeptShare = KeptShare ?? double.NaN, IsUseless = IsUseless }
        : null;
}

/// <summary>What a run has learned so far, for the page that watches it.</summary>
public sealed record SynthesizerRun
{
    public static SynthesizerRun Empty { get; } = new();

    public IReadOnlyList<EpochLosses> Epochs { get; init; } = [];

    /// <summary>Names of the columns of <see cref="Rows"/>.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>A few rows made by what is learned so far.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Rows { get; init; } = [];
}
