namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>Settings that no network can be made of.</summary>
internal static class CtganSettingsCheck
{
    private const int LargestWidth = 8192;
    private const int LargestBatch = 100_000;

    /// <returns>A sentence that names the setting, or null.</returns>
    public static string? Problem(CtganSettings settings) => settings switch
    {
        { Epochs: < 1 } => "Epochs must be at least 1.",
        { Pac: < 1 or > 100 } => "Rows judged together (pac) must be between 1 and 100.",
        { BatchRows: < 2 or > LargestBatch } => $"The batch size must be between 2 and {LargestBatch:N0}.",
        _ when settings.BatchRows % settings.Pac != 0 => $"The batch size {settings.BatchRows} cannot be divided by {settings.Pac} rows judged together (pac). Make it a multiple.",
        { EmbeddingWidth: < 1 or > LargestWidth } => $"The embedding size must be between 1 and {LargestWidth:N0}.",
        _ when settings.GeneratorWidths.Concat(settings.DiscriminatorWidths).Any(width => width is < 1 or > LargestWidth) => $"Layer sizes must be between 1 and {LargestWidth:N0}.",
        { GeneratorWidths.Count: > 10 } or { DiscriminatorWidths.Count: > 10 } => "A network has at most 10 layers.",
        { DiscriminatorSteps: < 1 or > 100 } => "Discriminator steps must be between 1 and 100.",
        { MostModes: < 1 or > 100 } => "Modes of a number must be between 1 and 100.",
        _ when !IsRate(settings.GeneratorLearningRate) || !IsRate(settings.DiscriminatorLearningRate) => "Learning rates must be above 0 and at most 1.",
        { GeneratorDecay: < 0 or > 1 or double.NaN } or { DiscriminatorDecay: < 0 or > 1 or double.NaN } => "Decays must be between 0 and 1.",
        _ => null,
    };

    private static bool IsRate(double rate) => rate is > 0 and <= 1;
}
