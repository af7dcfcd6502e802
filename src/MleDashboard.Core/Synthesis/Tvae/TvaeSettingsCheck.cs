namespace MleDashboard.Core.Synthesis.Tvae;

/// <summary>Settings that no network can be made of.</summary>
internal static class TvaeSettingsCheck
{
    private const int LargestWidth = 8192;
    private const int LargestBatch = 100_000;

    /// <returns>A sentence that names the setting, or null.</returns>
    public static string? Problem(TvaeSettings settings) => settings switch
    {
        { Epochs: < 1 } => "Epochs must be at least 1.",
        { BatchRows: < 1 or > LargestBatch } => $"The batch size must be between 1 and {LargestBatch:N0}.",
        { EmbeddingWidth: < 1 or > LargestWidth } => $"The embedding size must be between 1 and {LargestWidth:N0}.",
        _ when settings.EncoderWidths.Concat(settings.DecoderWidths).Any(width => width is < 1 or > LargestWidth) => $"Layer sizes must be between 1 and {LargestWidth:N0}.",
        { EncoderWidths.Count: > 10 } or { DecoderWidths.Count: > 10 } => "A network has at most 10 layers.",
        { MostModes: < 1 or > 100 } => "Modes of a number must be between 1 and 100.",
        { LearningRate: not (> 0 and <= 1) } => "The learning rate must be above 0 and at most 1.",
        { Decay: not (>= 0 and <= 1) } => "The decay must be between 0 and 1.",
        { LossFactor: not (> 0 and <= 1000) } => "The loss factor must be above 0 and at most 1,000.",
        _ => null,
    };
}
