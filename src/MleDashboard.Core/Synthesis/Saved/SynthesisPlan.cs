using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>What a training was asked for.</summary>
public sealed record SynthesisPlan
{
    public SynthesisSettings Settings { get; init; } = new();

    /// <summary>Share of the rows that is kept back, to judge by rows that were not learned from.</summary>
    public double HoldoutShare { get; init; } = 0.2;

    /// <summary>Column of the use test; null leaves it out.</summary>
    public string? Target { get; init; }
}

/// <summary>Rows that a judgement compares with.</summary>
/// <param name="RealVersionId">The dataset version with real rows.</param>
/// <param name="Target">Column of the use test; null leaves it out.</param>
public sealed record JudgeWish(Guid RealVersionId, string? Target, int Seed = 0);

/// <summary>The request of the job that trains.</summary>
public sealed record FitSynthesizerRequest(Guid SynthesizerId, Guid DatasetVersionId, SynthesisPlan Plan);

/// <summary>The request of the job that opens a saved file.</summary>
public sealed record OpenSynthesizerFileRequest(Guid SynthesizerId, string UploadKey, string FileName);

/// <summary>The request of the job that samples.</summary>
public sealed record SampleRowsRequest(Guid SynthesizerId, Guid DatasetVersionId, SampleRequest Rows);

/// <summary>The request of the job that judges.</summary>
public sealed record JudgeSynthesisRequest(Guid SynthesizerId, JudgeWish Wish);
