using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Trained;

/// <summary>Rows to predict; what several members need alike is computed once.</summary>
internal sealed class TransformedRows(Table rows, ModelParts parts, int threads)
{
    private readonly Dictionary<(string Pipeline, FeatureView View), FeatureMatrix> matrices = [];
    private readonly Dictionary<string, double[]> outputs = [];

    public double[] Predict(string learner, MemberManifest member)
    {
        if (outputs.TryGetValue(member.Folder, out var known))
        {
            return known;
        }

        var view = ModelParts.ViewOf(learner);
        if (!matrices.TryGetValue((member.Pipeline, view), out var matrix))
        {
            matrix = parts.Pipeline(member.Pipeline).Transform(rows, view, threads);
            matrices[(member.Pipeline, view)] = matrix;
        }

        return outputs[member.Folder] = parts.Learner(learner, member).Predict(matrix, threads);
    }
}
