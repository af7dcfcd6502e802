using System.Numerics.Tensors;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;
using MleDashboard.Core.Neural.Optimisation;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>
/// Trains a conditional tabular GAN (Xu et al. 2019): a Wasserstein loss with gradient penalty (Gulrajani et al. 2017), training-by-sampling, and a cross entropy
/// that holds the generator to the condition it was given.
/// </summary>
public sealed class CtganTrainer
{
    private const float PenaltyFactor = 10;
    private const double Beta1 = 0.5;
    private const double Beta2 = 0.9;

    private readonly CtganSettings settings;
    private readonly TableCode code;
    private readonly Conditions conditions;
    private readonly TrainingRows rows;
    private readonly Random random;
    private readonly Pass pass;
    private readonly Sequential discriminator;
    private readonly AdamW generatorOptimizer;
    private readonly AdamW discriminatorOptimizer;
    private readonly RowActivation activation;
    private readonly Condition[] asked;
    private readonly Matrix noise;
    private readonly Matrix made;
    private readonly Matrix real;
    private readonly Matrix between;
    private readonly Matrix judged;
    private readonly Matrix gradient;
    private readonly Matrix logitGradient;

    /// <param name="encoded">The training table by <paramref name="code"/>, at least one row.</param>
    public CtganTrainer(CtganSettings settings, TableCode code, EncodedColumn[] encoded, int seed, int threads)
    {
        (this.settings, this.code) = (settings, code);
        conditions = Conditions.Of(code, settings.LogFrequency);
        rows = new TrainingRows(code, encoded);
        random = new Random(seed);
        pass = new Pass(true, new LaneRandom(seed), threads);
        Generator = CtganNetworks.Generator(settings.EmbeddingWidth + conditions.Width, settings.GeneratorWidths, code.Width, pass.Random);
        discriminator = CtganNetworks.Discriminator(RowWidth * settings.Pac, settings.DiscriminatorWidths, pass.Random);
        generatorOptimizer = new AdamW(Generator.Parameters) { Beta1 = Beta1, Beta2 = Beta2, IsDecayInGradient = true };
        discriminatorOptimizer = new AdamW(discriminator.Parameters) { Beta1 = Beta1, Beta2 = Beta2, IsDecayInGradient = true };
        activation = new RowActivation(code);
        asked = new Condition[settings.BatchRows];
        noise = new Matrix(settings.BatchRows, settings.EmbeddingWidth + conditions.Width);
        (made, real, between) = (Packed(), Packed(), Packed());
        judged = new Matrix(Packs, 1);
        gradient = new Matrix(settings.BatchRows, code.Width);
        logitGradient = new Matrix(settings.BatchRows, code.Width);
    }

    public Sequential Generator { get; }

    public Conditions Conditions => conditions;

    public int StepsPerEpoch => Math.Max(1, rows.Count / settings.BatchRows);

    private int RowWidth => code.Width + conditions.Width;

    private int Packs => settings.BatchRows / settings.Pac;

    /// <returns>The losses of the last step: of the generator, and of the discriminator without its penalty (minus the distance it sees between real and made).</returns>
    /// <exception cref="OperationCanceledException">Between two steps.</exception>
    public (double Generator, double Discriminator) Epoch(CancellationToken cancellationToken)
    {
        double generatorLoss = 0, discriminatorLoss = 0;
        for (var step = 0; step < StepsPerEpoch; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var turn = 0; turn < settings.DiscriminatorSteps; turn++)
            {
                discriminatorLoss = StepDiscriminator();
            }

            generatorLoss = StepGenerator();
        }

        return (generatorLoss, discriminatorLoss);
    }

    private double StepDiscriminator()
    {
        Pack(activation.Forward(Make(), pass));
        DrawReal();
        var ofMade = Judge(made, 1f / Packs);
        var ofReal = Judge(real, -1f / Packs);
        Penalise();
        discriminatorOptimizer.Step(settings.DiscriminatorLearningRate, settings.DiscriminatorDecay);
        return ofMade - ofReal;
    }

    private double StepGenerator()
    {
        var logits = Make();
        Pack(activation.Forward(logits, pass));
        var opinions = discriminator.Forward(made, pass);
        var loss = -Mean(opinions);
        judged.Span.Fill(-1f / Packs);
        var byInput = discriminator.BackwardInput(judged, pass);
        for (var row = 0; row < settings.BatchRows; row++)
        {
            byInput.Values.AsSpan(row * RowWidth, code.Width).CopyTo(gradient.Row(row));
        }

        logitGradient.CopyFrom(activation.Backward(gradient, pass));
        loss += conditions.Width > 0 ? AddConditionLoss(logits) : 0;
        Generator.Backward(logitGradient, pass);
        generatorOptimizer.Step(settings.GeneratorLearningRate, settings.GeneratorDecay);
        return loss;
    }

    /// <summary>The generator's outputs for a batch of noise and conditions, before activation.</summary>
    private Matrix Make()
    {
        var width = settings.EmbeddingWidth;
        for (var row = 0; row < settings.BatchRows; row++)
        {
            pass.Random.FillNormal(noise.Row(row)[..width], 1);
            if (conditions.Width > 0)
            {
                asked[row] = conditions.Draw(random);
                Conditions.Write(asked[row], noise.Row(row)[width..]);
            }
        }

        return Generator.Forward(noise, pass);
    }

    private void Pack(Matrix activated)
    {
        for (var row = 0; row < settings.BatchRows; row++)
        {
            var target = made.Values.AsSpan(row * RowWidth, RowWidth);
            activated.Row(row).CopyTo(target);
            noise.Row(row)[settings.EmbeddingWidth..].CopyTo(target[code.Width..]);
        }
    }

    /// <summary>Real rows that meet the conditions of the made ones, in another order.</summary>
    private void DrawReal()
    {
        if (conditions.Width > 0)
        {
            random.Shuffle(asked);
        }

        for (var row = 0; row < settings.BatchRows; row++)
        {
            var target = real.Values.AsSpan(row * RowWidth, RowWidth);
            rows.Write(conditions.Width > 0 ? rows.Draw(asked[row].Column, asked[row].Level, random) : rows.Draw(random), target[..code.Width]);
            if (conditions.Width > 0)
            {
                Conditions.Write(asked[row], target[code.Width..]);
            }
        }
    }

    private double Judge(Matrix input, float slope)
    {
        var mean = Mean(discriminator.Forward(input, pass));
        judged.Span.Fill(slope);
        discriminator.Backward(judged, pass);
        return mean;
    }

    /// <summary>Draws the length of the discriminator's gradient towards 1 on points between real and made rows.</summary>
    private void Penalise()
    {
        for (var pack = 0; pack < Packs; pack++)
        {
            var share = random.NextSingle();
            var target = between.Row(pack);
            TensorPrimitives.Lerp(made.Row(pack), real.Row(pack), share, target);
        }

        GradientPenalty.Add(discriminator, between, PenaltyFactor, pass);
    }

    /// <summary>Cross entropy of the column that was asked for against the level that was asked for, its gradient added to the logits'.</summary>
    private double AddConditionLoss(Matrix logits)
    {
        var loss = 0.0;
        Span<float> shares = stackalloc float[0];
        for (var row = 0; row < settings.BatchRows; row++)
        {
            var (column, level, _) = asked[row];
            var choices = code.Columns[column].Choices;
            shares = shares.Length >= choices ? shares : new float[choices];
            var ours = shares[..choices];
            TensorPrimitives.SoftMax<float>(logits.Row(row).Slice(code.Starts[column], choices), ours);
            loss -= Math.Log(Math.Max(ours[level], 1e-30f));
            ours[level] -= 1;
            TensorPrimitives.MultiplyAdd(ours, 1f / settings.BatchRows, logitGradient.Row(row).Slice(code.Starts[column], choices), logitGradient.Row(row).Slice(code.Starts[column], choices));
        }

        return loss / settings.BatchRows;
    }

    private Matrix Packed() => new(Packs, RowWidth * settings.Pac);

    private static double Mean(Matrix column) => TensorPrimitives.Sum<float>(column.Span) / column.Rows;
}
