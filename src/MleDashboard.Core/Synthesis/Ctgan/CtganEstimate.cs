namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>Time and memory by counting what the networks multiply.</summary>
internal static class CtganEstimate
{
    /// <summary>Multiplications and additions a second that training reached on two cores, all else of a step included.</summary>
    private const double Speed = 90e9;

    /// <summary>A generator's row is run through forward for the discriminator's step, and forward and backward for its own.</summary>
    private const double GeneratorPasses = 8;

    /// <summary>Made and real rows forward and backward, the penalty's second order, and the generator's step: in forward passes of two operations a weight.</summary>
    private const double DiscriminatorPasses = 26;

    private const double SecondsPerCell = 2e-6;

    public static SynthesisEstimate Of(SynthesisSize size, CtganSettings settings)
    {
        var steps = Math.Max(1, size.Rows / settings.BatchRows) * (double)settings.Epochs;
        var generator = Weights(settings.EmbeddingWidth + size.ConditionWidth, settings.GeneratorWidths, size.OneHotWidth, grows: true);
        var discriminator = Weights((size.OneHotWidth + size.ConditionWidth) * settings.Pac, settings.DiscriminatorWidths, 1, grows: false);
        var packs = (double)settings.BatchRows / settings.Pac;
        var operations = (GeneratorPasses * settings.BatchRows * generator) + (DiscriminatorPasses * settings.DiscriminatorSteps * packs * discriminator);
        var bytes = (16.0 * (generator + discriminator)) + (6 * 4.0 * settings.BatchRows * (size.OneHotWidth + size.ConditionWidth)) + (12.0 * size.Rows * size.Columns);
        return new SynthesisEstimate((steps * operations / Speed) + (SecondsPerCell * size.Rows * size.Columns), (long)bytes);
    }

    private static double Weights(double inputs, IReadOnlyList<int> widths, int outputs, bool grows)
    {
        var weights = 0.0;
        foreach (var width in widths)
        {
            weights += inputs * width;
            inputs = grows ? inputs + width : width;
        }

        return weights + (inputs * outputs);
    }
}
