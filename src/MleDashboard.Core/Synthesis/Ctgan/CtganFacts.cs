using System.Globalization;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>What Python shows of a CTGAN's attributes, under its names.</summary>
internal static class CtganFacts
{
    public static IReadOnlyList<SynthesizerFact> Of(CtganSettings settings, TableCode code, Conditions conditions) =>
    [
        new("embedding_dim", Text(settings.EmbeddingWidth)),
        new("generator_dim", Text(settings.GeneratorWidths)),
        new("discriminator_dim", Text(settings.DiscriminatorWidths)),
        new("generator_lr", Text(settings.GeneratorLearningRate)),
        new("generator_decay", Text(settings.GeneratorDecay)),
        new("discriminator_lr", Text(settings.DiscriminatorLearningRate)),
        new("discriminator_decay", Text(settings.DiscriminatorDecay)),
        new("batch_size", Text(settings.BatchRows)),
        new("discriminator_steps", Text(settings.DiscriminatorSteps)),
        new("log_frequency", settings.LogFrequency ? "True" : "False"),
        new("epochs", Text(settings.Epochs)),
        new("pac", Text(settings.Pac)),
        new("output_dimensions", Text(code.Width)),
        new("dim_cond_vec", Text(conditions.Width)),
        new("discrete_columns", string.Join(", ", code.Columns.OfType<DiscreteCode>().Select(column => column.Name))),
    ];

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    private static string Text(IReadOnlyList<int> widths) => $"({string.Join(", ", widths)})";
}
