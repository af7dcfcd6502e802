using System.Numerics;

namespace MleDashboard.Core.Neural.Layers;

/// <summary>
/// Numbers beside waves of themselves: x and a weighted sum of cos(2π (frequency x + phase)), each number with its own (PBLD of Holzmüller, Grinsztajn
/// and Steinwart 2024, after Gorishniy, Rubachev and Babenko 2022). Not a <see cref="Layer"/>: its input has a row for each number and a column for
/// each example, so that whole vectors of examples are worked on.
/// </summary>
public sealed class PeriodicEmbedding
{
    private readonly Matrix cosines = new(0, 0);
    private readonly Matrix sines = new(0, 0);
    private readonly Matrix lanes = new(0, 0);

    private PeriodicEmbedding(Parameter frequencies, Parameter phases, Parameter weights, Parameter constants) =>
        (Frequencies, Phases, Weights, Constants) = (frequencies, phases, weights, constants);

    public IReadOnlyList<Parameter> Parameters => [Frequencies, Phases, Weights, Constants];

    /// <summary>Columns that a number becomes.</summary>
    public int Width => Constants.Value.Columns + 1;

    public int Inputs => Frequencies.Value.Rows;

    private Parameter Frequencies { get; }

    private Parameter Phases { get; }

    /// <summary>A row for each number: wave by wave, its weight in each sum.</summary>
    private Parameter Weights { get; }

    private Parameter Constants { get; }

    private int Waves => Frequencies.Value.Columns;

    private int Sums => Constants.Value.Columns;

    /// <param name="deviation">Of the frequencies: the larger, the finer steps are seen.</param>
    public static PeriodicEmbedding Create(int inputs, int waves, int sums, float deviation, float learningRateFactor, LaneRandom random)
    {
        Parameter Make(string name, int columns) => new(name, inputs, columns) { LearningRateFactor = learningRateFactor, Decays = false };
        var embedding = new PeriodicEmbedding(Make("frequencies", waves), Make("phases", waves), Make("weights", waves * sums), Make("constants", sums));
        var bound = 1 / MathF.Sqrt(waves);
        random.FillNormal(embedding.Frequencies.Value.Span, deviation);
        random.FillUniform(embedding.Phases.Value.Span, -0.5f, 0.5f);
        random.FillUniform(embedding.Weights.Value.Span, -bound, bound);
        random.FillUniform(embedding.Constants.Value.Span, -bound, bound);
        return embedding;
    }

    /// <param name="first">The first column of <paramref name="output"/> to write.</param>
    public void Forward(Matrix input, Matrix output, int first)
    {
        var vectors = VectorsOf(input);
        cosines.Reshape(Inputs * Waves, vectors * Vector<float>.Count);
        sines.Reshape(Inputs * Waves, vectors * Vector<float>.Count);
        lanes.Reshape(Sums + 1, vectors * Vector<float>.Count);
        var cosine = new Lanes(cosines);
        var sine = new Lanes(sines);
        var lane = new Lanes(lanes);
        for (var number = 0; number < Inputs; number++)
        {
            input.Row(number).CopyTo(lanes.Row(0));
            lanes.Row(0)[input.Columns..].Clear();
            for (var v = 0; v < vectors; v++)
            {
                var x = lane[0, v];
                for (var sum = 0; sum < Sums; sum++)
                {
                    lane[sum + 1, v] = new Vector<float>(Constants.Value[number, sum]);
                }

                for (var wave = 0; wave < Waves; wave++)
                {
                    var (cos, sin) = VectorMath.CosSinOfTurns((x * Frequencies.Value[number, wave]) + new Vector<float>(Phases.Value[number, wave]));
                    cosine[(number * Waves) + wave, v] = cos;
                    sine[(number * Waves) + wave, v] = sin;
                    for (var sum = 0; sum < Sums; sum++)
                    {
                        lane[sum + 1, v] += cos * Weights.Value[number, (wave * Sums) + sum];
                    }
                }
            }

            for (var part = 0; part < Width; part++)
            {
                var from = lanes.Row(part);
                for (var row = 0; row < input.Columns; row++)
                {
                    output[row, first + (number * Width) + part] = from[row];
                }
            }
        }
    }

    /// <summary>Of the last <see cref="Forward"/>.</summary>
    public void Backward(Matrix input, Matrix gradient, int first)
    {
        var vectors = VectorsOf(input);
        var cosine = new Lanes(cosines);
        var sine = new Lanes(sines);
        var lane = new Lanes(lanes);
        for (var number = 0; number < Inputs; number++)
        {
            input.Row(number).CopyTo(lanes.Row(0));
            for (var sum = 0; sum < Sums; sum++)
            {
                var to = lanes.Row(sum + 1);
                var total = 0f;
                for (var row = 0; row < input.Columns; row++)
                {
                    to[row] = gradient[row, first + (number * Width) + sum + 1];
                    total += to[row];
                }

                to[input.Columns..].Clear();
                Constants.Gradient[number, sum] += total;
            }

            for (var wave = 0; wave < Waves; wave++)
            {
                Vector<float> ofPhase = default, ofFrequency = default;
                for (var v = 0; v < vectors; v++)
                {
                    Vector<float> ofCosine = default;
                    for (var sum = 0; sum < Sums; sum++)
                    {
                        ofCosine += lane[sum + 1, v] * Weights.Value[number, (wave * Sums) + sum];
                    }

                    var ofTurn = ofCosine * sine[(number * Waves) + wave, v];
                    ofPhase += ofTurn;
                    ofFrequency += ofTurn * lane[0, v];
                }

                Phases.Gradient[number, wave] -= 2 * MathF.PI * Vector.Sum(ofPhase);
                Frequencies.Gradient[number, wave] -= 2 * MathF.PI * Vector.Sum(ofFrequency);
                for (var sum = 0; sum < Sums; sum++)
                {
                    Vector<float> ofWeight = default;
                    for (var v = 0; v < vectors; v++)
                    {
                        ofWeight += lane[sum + 1, v] * cosine[(number * Waves) + wave, v];
                    }

                    Weights.Gradient[number, (wave * Sums) + sum] += Vector.Sum(ofWeight);
                }
            }
        }
    }

    public PeriodicEmbedding Twin() => new(Frequencies, Phases, Weights, Constants);

    private static int VectorsOf(Matrix input) => (input.Columns + Vector<float>.Count - 1) / Vector<float>.Count;

    /// <summary>A matrix whose rows are whole vectors.</summary>
    private readonly ref struct Lanes(Matrix matrix)
    {
        private readonly Span<Vector<float>> values = matrix.Lanes;
        private readonly int columns = matrix.Columns / Vector<float>.Count;

        public ref Vector<float> this[int row, int vector] => ref values[(row * columns) + vector];
    }
}
