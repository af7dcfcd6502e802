using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Trained;

/// <summary>Rows to predict on one thread; what several candidates need alike is computed once.</summary>
internal sealed class TransformedRows(Table rows, ModelParts parts)
{
    private readonly Dictionary<(string Pipeline, FeatureView View), FeatureMatrix> matrices = [];
    private readonly Dictionary<string, double[]> outputs = [];

    /// <summary>The outputs of <paramref name="candidate"/>, computed when it is first asked for. Not to be written to.</summary>
    public double[] Once(string candidate, Func<double[]> compute)
    {
        if (!outputs.TryGetValue(candidate, out var known))
        {
            outputs[candidate] = known = compute();
        }

        return known;
    }

    /// <param name="below">Second level: what the candidates it stands on say of the rows.</param>
    public double[] Predict(CandidateManifest candidate, MemberManifest member, IReadOnlyList<double[]>? below)
    {
        var view = ModelParts.ViewOf(candidate.Learner);
        var matrix = Matrix(member.Pipeline, view);
        return parts.Learner(candidate.Learner, member).Predict(below is null ? matrix : candidate.Stack!.Widen(matrix, view, below), threads: 1);
    }

    public double[] Predict(string learner, MemberManifest member) =>
        parts.Learner(learner, member).Predict(Matrix(member.Pipeline, ModelParts.ViewOf(learner)), threads: 1);

    private FeatureMatrix Matrix(string pipeline, FeatureView view)
    {
        if (!matrices.TryGetValue((pipeline, view), out var matrix))
        {
            matrix = parts.Pipeline(pipeline).Transform(rows, view);
            matrices[(pipeline, view)] = matrix;
        }

        return matrix;
    }
}
