namespace MleDashboard.Core.Training.LightGbm;

internal enum LightGbmObjective
{
    Regression,
    Binary,
    Multiclass,
}

/// <summary>What stands before the trees of a model text.</summary>
internal sealed record LightGbmHeader(LightGbmObjective Objective, int TreesPerIteration, int FeatureCount, bool IsAveraged)
{
    /// <summary>Raw sums to numbers or probabilities, in place. Binary: the sum stands in the first of each pair.</summary>
    public void Transform(Span<double> outputs)
    {
        switch (Objective)
        {
            case LightGbmObjective.Binary:
                for (var at = 0; at < outputs.Length; at += 2)
                {
                    outputs[at + 1] = 1.0 / (1.0 + Math.Exp(-outputs[at]));
                    outputs[at] = 1 - outputs[at + 1];
                }

                break;
            case LightGbmObjective.Multiclass:
                for (var at = 0; at < outputs.Length; at += TreesPerIteration)
                {
                    Softmax(outputs.Slice(at, TreesPerIteration));
                }

                break;
        }
    }

    private static void Softmax(Span<double> outputs)
    {
        var largest = outputs[0];
        foreach (var output in outputs)
        {
            largest = Math.Max(largest, output);
        }

        var sum = 0.0;
        foreach (ref var output in outputs)
        {
            output = Math.Exp(output - largest);
            sum += output;
        }

        foreach (ref var output in outputs)
        {
            output /= sum;
        }
    }
}
