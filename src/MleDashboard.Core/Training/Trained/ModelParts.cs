using System.Collections.Concurrent;
using System.Text.Json;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Features.Targets;
using MleDashboard.Core.Training.Learners;

namespace MleDashboard.Core.Training.Trained;

/// <summary>Pipelines and fitted learners of a model, each read when it is first asked for.</summary>
internal sealed class ModelParts(ModelFiles files) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<FeaturePipeline>> pipelines = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<FittedLearner>> learners = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">The file is not a pipeline.</exception>
    public FeaturePipeline Pipeline(string path) => pipelines.GetOrAdd(path, key => new Lazy<FeaturePipeline>(() =>
    {
        try
        {
            return FeaturePipeline.FromJson(files.Read(key));
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The model's file '{key}' is not a feature pipeline.", exception);
        }
    })).Value;

    /// <exception cref="FormatException">The files are not of that learner.</exception>
    public FittedLearner Learner(string learner, MemberManifest member) =>
        learners.GetOrAdd(member.Folder, folder => new Lazy<FittedLearner>(() => TransformedTargetFit.Of(LearnerOf(learner).Load(files.In(folder)), member.Transform ?? TargetTransform.None))).Value;

    public static FeatureView ViewOf(string learner) => LearnerOf(learner).View;

    public void Dispose()
    {
        foreach (var learner in learners.Values)
        {
            if (learner.IsValueCreated)
            {
                learner.Value.Dispose();
            }
        }
    }

    private static ILearner LearnerOf(string name) => LearnerCatalog.Find(name) ?? throw new FormatException($"The model needs the learner '{name}', which this version does not have.");
}
