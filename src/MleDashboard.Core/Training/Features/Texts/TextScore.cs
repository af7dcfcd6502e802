namespace MleDashboard.Core.Training.Features.Texts;

/// <summary>What a text as a whole says about the target: one weight for each term of a vocabulary and each output, from a ridge regression on TF-IDF.</summary>
internal sealed record TextScore
{
    private const int Folds = 5;

    /// <summary>Tried in this order on one fold; what errs least there is used.</summary>
    private static readonly double[] Penalties = [8, 2, 0.5];

    /// <summary>Output by output, the weight of each term, little-endian floats.</summary>
    public required float[][] Weights { get; init; }

    /// <summary>For learners with weights: of the out-of-fold scores.</summary>
    public required IReadOnlyList<double> Deviations { get; init; }

    public int OutputCount => Weights.Length;

    /// <summary>Null when the scores of texts that were not learned from are no better than none: it would only be noise.</summary>
    /// <param name="wanted">Row by row of the matrix, from <see cref="TextTarget"/>.</param>
    /// <param name="outOfFold">Row by row of the matrix, the score by weights that were fitted without the row.</param>
    public static TextScore? Fit(TermMatrix terms, float[] idf, float[] wanted, int outputs, out float[] outOfFold)
    {
        outOfFold = [];
        var rows = terms.Rows.Length;
        if (terms.Names.Count == 0 || rows < 50)
        {
            return null;
        }

        var ridge = new TermRidge(terms, idf, wanted, outputs);
        var foldOf = FoldsOf(rows);
        var penalty = Penalties.MinBy(each => ridge.Error(ridge.Fit(each, row => foldOf[row] != 0), row => foldOf[row] == 0));
        outOfFold = new float[rows * outputs];
        for (var fold = 0; fold < Folds; fold++)
        {
            var weights = ridge.Fit(penalty, row => foldOf[row] != fold);
            for (var row = 0; row < rows; row++)
            {
                if (foldOf[row] == fold)
                {
                    ridge.Score(weights, row, outOfFold.AsSpan(row * outputs, outputs));
                }
            }
        }

        if (!IsBetterThanNone(ridge, outOfFold, rows, outputs))
        {
            return null;
        }

        var deviations = new double[outputs];
        for (var at = 0; at < outOfFold.Length; at++)
        {
            deviations[at % outputs] += outOfFold[at] * (double)outOfFold[at] / rows;
        }

        return new TextScore { Weights = ridge.Fit(penalty, _ => true), Deviations = Array.ConvertAll(deviations, square => Math.Max(1e-6, Math.Sqrt(square))) };
    }

    /// <summary>Drawn by a fixed seed: rows that follow a pattern would not be divided by their number alone.</summary>
    private static int[] FoldsOf(int rows)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, rows).Select(_ => random.Next(Folds))];
    }

    private static bool IsBetterThanNone(TermRidge ridge, float[] scores, int rows, int outputs)
    {
        double error = 0, none = 0;
        for (var at = 0; at < rows * outputs; at++)
        {
            var wanted = ridge.Wanted[at];
            error += (wanted - scores[at]) * (wanted - scores[at]);
            none += wanted * wanted;
        }

        return error < none * 0.999;
    }
}
