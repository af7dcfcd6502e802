using MleDashboard.Core.Synthesis.Quality;

namespace MleDashboard.Core.Synthesis.Saved;

/// <summary>All of a judgement, as it lies in the artifact store.</summary>
/// <param name="RealLabel">"Hotel bookings · version 1".</param>
/// <param name="HoldoutRows">0 when none were kept back.</param>
/// <param name="IsHoldoutUnseen">False when the synthesizer may have learned from these rows: a file that was opened does not say.</param>
public sealed record JudgementReport(
    string RealLabel, long RealRows, long SyntheticRows, long HoldoutRows, bool IsHoldoutUnseen, QualityReport Quality, IReadOnlyList<ColumnDrawing> Drawings)
{
    public const string FileName = "judgement.json";
}

/// <summary>One column of real and of synthetic rows over the same bins.</summary>
/// <param name="Real">Share of the real rows in each bin.</param>
/// <param name="Synthetic">Share of the synthetic rows in each bin.</param>
public sealed record ColumnDrawing(string Column, IReadOnlyList<string> Bins, IReadOnlyList<double> Real, IReadOnlyList<double> Synthetic);
