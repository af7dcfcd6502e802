namespace MleDashboard.Core.Training.Features.Texts;

/// <summary>
/// Ridge regression on the TF-IDF rows of a <see cref="TermMatrix"/>, each row of length one, solved by conjugate gradients on the normal equations
/// (Hestenes and Stiefel 1952); all outputs share the passes over the rows.
/// </summary>
internal sealed class TermRidge
{
    private const int Steps = 20;

    private readonly TermMatrix terms;
    private readonly float[] values;
    private readonly int outputs;

    /// <param name="wanted">Row by row, centred.</param>
    public TermRidge(TermMatrix terms, float[] idf, float[] wanted, int outputs)
    {
        this.terms = terms;
        this.outputs = outputs;
        Wanted = wanted;
        values = new float[terms.Terms.Length];
        for (var row = 0; row < terms.Rows.Length; row++)
        {
            var norm = 0.0;
            for (var at = terms.Starts[row]; at < terms.Starts[row + 1]; at++)
            {
                values[at] = Value(terms.Counts[at], idf[terms.Terms[at]]);
                norm += values[at] * values[at];
            }

            var scale = norm > 0 ? (float)(1 / Math.Sqrt(norm)) : 0;
            for (var at = terms.Starts[row]; at < terms.Starts[row + 1]; at++)
            {
                values[at] *= scale;
            }
        }
    }

    public float[] Wanted { get; }

    /// <summary>Of a term in a text, before the row is scaled to length one.</summary>
    public static float Value(float count, float idf) => MathF.Log(1 + count) * idf;

    /// <returns>Output by output, a weight for each term.</returns>
    public float[][] Fit(double penalty, Func<int, bool> isUsed)
    {
        var used = Enumerable.Range(0, terms.Rows.Length).Where(isUsed).ToArray();
        var size = terms.Names.Count * outputs;
        var weights = new double[size];
        var residual = new double[size];
        var scores = new double[outputs];
        foreach (var row in used)
        {
            for (var k = 0; k < outputs; k++)
            {
                scores[k] = Wanted[(row * outputs) + k];
            }

            AddRow(row, scores, residual);
        }

        var direction = (double[])residual.Clone();
        var product = new double[size];
        var squares = Squares(residual, residual);
        var first = squares;
        for (var step = 0; step < Steps && squares > first * 1e-6 && squares > 0; step++)
        {
            for (var at = 0; at < size; at++)
            {
                product[at] = penalty * direction[at];
            }

            foreach (var row in used)
            {
                Array.Clear(scores);
                for (var at = terms.Starts[row]; at < terms.Starts[row + 1]; at++)
                {
                    for (var k = 0; k < outputs; k++)
                    {
                        scores[k] += values[at] * direction[(terms.Terms[at] * outputs) + k];
                    }
                }

                AddRow(row, scores, product);
            }

            var length = squares / Squares(direction, product);
            for (var at = 0; at < size; at++)
            {
                weights[at] += length * direction[at];
                residual[at] -= length * product[at];
            }

            var next = Squares(residual, residual);
            for (var at = 0; at < size; at++)
            {
                direction[at] = residual[at] + (next / squares * direction[at]);
            }

            squares = next;
        }

        return [.. Enumerable.Range(0, outputs).Select(k => Enumerable.Range(0, terms.Names.Count).Select(term => (float)weights[(term * outputs) + k]).ToArray())];
    }

    public void Score(float[][] weights, int row, Span<float> into)
    {
        into.Clear();
        for (var at = terms.Starts[row]; at < terms.Starts[row + 1]; at++)
        {
            for (var k = 0; k < outputs; k++)
            {
                into[k] += values[at] * weights[k][terms.Terms[at]];
            }
        }
    }

    /// <summary>Sum of squares over some rows.</summary>
    public double Error(float[][] weights, Func<int, bool> isJudged)
    {
        var error = 0.0;
        var scores = new float[outputs];
        foreach (var row in Enumerable.Range(0, terms.Rows.Length).Where(isJudged))
        {
            Score(weights, row, scores);
            for (var k = 0; k < outputs; k++)
            {
                var distance = Wanted[(row * outputs) + k] - scores[k];
                error += distance * distance;
            }
        }

        return error;
    }

    private void AddRow(int row, double[] scores, double[] into)
    {
        for (var at = terms.Starts[row]; at < terms.Starts[row + 1]; at++)
        {
            for (var k = 0; k < outputs; k++)
            {
                into[(terms.Terms[at] * outputs) + k] += values[at] * scores[k];
            }
        }
    }

    private static double Squares(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var at = 0; at < left.Length; at++)
        {
            sum += left[at] * right[at];
        }

        return sum;
    }
}
