namespace MleDashboard.Core.Profiling.Anomalies;

/// <summary>Rows unlike the others, found by an isolation forest (Liu, Ting and Zhou 2008).</summary>
public sealed record AnomalySection
{
    /// <summary>Most anomalous first.</summary>
    public required IReadOnlyList<AnomalousRow> Rows { get; init; }

    public required int Trees { get; init; }

    /// <summary>Rows every tree was grown from.</summary>
    public required int SubsampleRows { get; init; }

    /// <summary>Rows that were scored.</summary>
    public required long SampledRows { get; init; }

    /// <summary>Columns the forest looked at.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<string> Limits { get; init; }
}

/// <param name="Number">1-based row of the table.</param>
/// <param name="Score">2^(-mean path / expected path): near 1 is anomalous, 0.5 and below is ordinary.</param>
/// <param name="Reasons">The columns that set the row apart, strongest first.</param>
public sealed record AnomalousRow(long Number, double Score, IReadOnlyList<AnomalyReason> Reasons)
{
    /// <summary>Further rows with the same values.</summary>
    public int Repeats { get; init; }
}

/// <param name="Value">The row's value; null when missing.</param>
/// <param name="Share">0 to 1 of what set the row apart.</param>
/// <param name="Text">In words: "500, far above the usual 1 to 4".</param>
public sealed record AnomalyReason(string Column, string? Value, double Share, string Text);
