using System.Numerics.Tensors;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;
using MleDashboard.Core.Neural.Optimisation;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Tvae;

/// <summary>
/// Trains a variational autoencoder (Kingma and Welling 2014) on encoded rows (TVAE, Xu et al. 2019): levels and modes by cross entropy, offsets by a normal distribution
/// around tanh whose deviation is learned for each column.
/// </summary>
internal sealed class TvaeTrainer
{
    private const float SmallestDeviation = 0.01f;
    private const float LargestDeviation = 1;
    private const float FirstDeviation = 0.1f;

    private readonly TvaeSettings settings;
    private readonly TableCode code;
    private readonly TrainingRows rows;
    private readonly Random random;
    private readonly Pass pass;
    private readonly Sequential encoder;
    private readonly AdamW optimizer;
    private readonly int[] order;
    private readonly Matrix input = new(0, 0);
    private readonly Matrix noise = new(0, 0);
    private readonly Matrix embedding = new(0, 0);
    private readonly Matrix outputGradient = new(0, 0);
    private readonly Matrix codeGradient = new(0, 0);

    public TvaeTrainer(TvaeSettings settings, TableCode code, EncodedColumn[] encoded, int seed, int threads)
    {
        (this.settings, this.code) = (settings, code);
        rows = new TrainingRows(code, encoded);
        order = [.. Enumerable.Range(0, rows.Count)];
        random = new Random(seed);
        pass = new Pass(true, new LaneRandom(seed), threads);
        encoder = Dense(code.Width, settings.EncoderWidths, 2 * settings.EmbeddingWidth, pass.Random);
        Decoder = Dense(settings.EmbeddingWidth, settings.DecoderWidths, code.Width, pass.Random);
        Deviations = new Parameter("sigma", 1, code.Width);
        Deviations.Value.Span.Fill(FirstDeviation);
        optimizer = new AdamW([.. encoder.Parameters, .. Decoder.Parameters, Deviations]) { IsDecayInGradient = true };
    }

    public Sequential Decoder { get; }

    /// <summary>Of the offsets; the places of choices are not used.</summary>
    public Parameter Deviations { get; }

    public static Sequential Dense(int inputs, IReadOnlyList<int> widths, int outputs, LaneRandom random)
    {
        var layers = new List<Layer>();
        foreach (var width in widths)
        {
            layers.AddRange([Linear.Create(inputs, width, random), new Activation<Relu>()]);
            inputs = width;
        }

        layers.Add(Linear.Create(inputs, outputs, random));
        return new Sequential(layers);
    }

    /// <returns>Means over the rows: how unlikely the rows are, and how far the embedding is from a normal one.</returns>
    /// <exception cref="OperationCanceledException">Between two steps.</exception>
    public (double Likeness, double Divergence) Epoch(CancellationToken cancellationToken)
    {
        random.Shuffle(order);
        var (likeness, divergence) = (0.0, 0.0);
        for (var first = 0; first < order.Length; first += settings.BatchRows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (one, two) = Step(order.AsSpan(first, Math.Min(settings.BatchRows, order.Length - first)));
            likeness += one;
            divergence += two;
        }

        return (likeness / order.Length, divergence / order.Length);
    }

    private (double Likeness, double Divergence) Step(ReadOnlySpan<int> batch)
    {
        input.Reshape(batch.Length, code.Width);
        for (var row = 0; row < batch.Length; row++)
        {
            rows.Write(batch[row], input.Row(row));
        }

        var coded = encoder.Forward(input, pass);
        var width = settings.EmbeddingWidth;
        embedding.Reshape(batch.Length, width);
        pass.Random.FillNormal(noise.Reshape(batch.Length, width).Span, 1);
        for (var row = 0; row < batch.Length; row++)
        {
            for (var at = 0; at < width; at++)
            {
                embedding[row, at] = coded[row, at] + (MathF.Exp(coded[row, width + at] / 2) * noise[row, at]);
            }
        }

        var likeness = Judge(Decoder.Forward(embedding, pass));
        var divergence = AddDivergence(coded, Decoder.Backward(outputGradient, pass));
        encoder.Backward(codeGradient, pass);
        optimizer.Step(settings.LearningRate, settings.Decay);
        TensorPrimitives.Clamp(Deviations.Value.Span, SmallestDeviation, LargestDeviation, Deviations.Value.Span);
        return (likeness, divergence);
    }

    /// <summary>Sum of the rows' losses; the gradient of their mean goes into <see cref="outputGradient"/> and the deviations'.</summary>
    private double Judge(Matrix outputs)
    {
        outputGradient.LikeShapeOf(outputs);
        var factor = (float)settings.LossFactor / outputs.Rows;
        var loss = 0.0;
        for (var row = 0; row < outputs.Rows; row++)
        {
            var made = outputs.Row(row);
            var real = input.Row(row);
            var slopes = outputGradient.Row(row);
            for (var column = 0; column < code.Columns.Count; column++)
            {
                var (start, choices) = (code.Starts[column], code.Columns[column].Choices);
                if (code.Columns[column].HasOffset)
                {
                    loss += JudgeOffset(made[start], real[start], start, factor, out slopes[start]);
                    start++;
                }

                var target = real.Slice(start, choices);
                var slope = slopes.Slice(start, choices);
                TensorPrimitives.SoftMax<float>(made.Slice(start, choices), slope);
                var choice = TensorPrimitives.IndexOfMax<float>(target);
                loss -= Math.Log(Math.Max(slope[choice], 1e-30f));
                slope[choice] -= 1;
                TensorPrimitives.Multiply(slope, factor, slope);
            }
        }

        return loss * settings.LossFactor;
    }

    private double JudgeOffset(float made, float real, int at, float factor, out float slope)
    {
        var deviation = Deviations.Value.Values[at];
        var bounded = MathF.Tanh(made);
        var distance = real - bounded;
        var square = distance * distance / (deviation * deviation);
        slope = -factor * distance / (deviation * deviation) * (1 - (bounded * bounded));
        Deviations.Gradient.Values[at] += factor * (1 - square) / deviation;
        return (square / 2) + Math.Log(deviation);
    }

    /// <summary>Sum over the rows of the Kullback-Leibler divergence of the embedding from a standard normal one; both losses' gradients go into <see cref="codeGradient"/>.</summary>
    private double AddDivergence(Matrix coded, Matrix embeddingGradient)
    {
        codeGradient.LikeShapeOf(coded);
        var width = settings.EmbeddingWidth;
        var share = 1f / coded.Rows;
        var sum = 0.0;
        for (var row = 0; row < coded.Rows; row++)
        {
            for (var at = 0; at < width; at++)
            {
                var (mean, logVariance, slope) = (coded[row, at], coded[row, width + at], embeddingGradient[row, at]);
                var variance = MathF.Exp(logVariance);
                sum += 0.5 * ((mean * mean) + variance - 1 - logVariance);
                codeGradient[row, at] = slope + (mean * share);
                codeGradient[row, width + at] = (slope * noise[row, at] * 0.5f * MathF.Sqrt(variance)) + (0.5f * (variance - 1) * share);
            }
        }

        return sum;
    }
}
