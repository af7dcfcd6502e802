using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Features.Targets;

namespace MleDashboard.Core.Training.Learners;

/// <summary>A fit that learned a transformed target; what it predicts is back on the target's own scale. The transform itself is stored with the member it belongs to.</summary>
internal sealed class TransformedTargetFit : FittedLearner
{
    private readonly FittedLearner fit;
    private readonly TargetTransform transform;

    private TransformedTargetFit(FittedLearner fit, TargetTransform transform)
    {
        this.fit = fit;
        this.transform = transform;
    }

    /// <summary>Rising curves keep the order of values: what is small at a median or quantile of the transformed target is so at that of the target itself.</summary>
    public static FittedLearner Fit(ILearner learner, LearnerTask task, TargetTransform transform, CancellationToken cancellationToken) =>
        transform.Kind == TargetTransformKind.None ? learner.Fit(task, cancellationToken) : Of(learner.Fit(Transformed(task, transform), cancellationToken), transform);

    /// <param name="fit">Predicts on the scale of <paramref name="transform"/>.</param>
    public static FittedLearner Of(FittedLearner fit, TargetTransform transform) => transform.Kind == TargetTransformKind.None
        ? fit
        : new TransformedTargetFit(fit, transform)
        {
            Parameters = fit.Parameters,
            IsCutShort = fit.IsCutShort,
            Note = fit.Note,
            OutOfBag = fit.OutOfBag is { } outputs ? transform.Invert(outputs) : null,
        };

    public override double SecondsPerRow => fit.SecondsPerRow + 50e-9;

    public override double[] Predict(FeatureMatrix rows, int threads) => transform.Invert(fit.Predict(rows, threads));

    public override void Save(string folder) => fit.Save(folder);

    public override void Dispose()
    {
        fit.Dispose();
        base.Dispose();
    }

    private static LearnerTask Transformed(LearnerTask task, TargetTransform transform) => task with
    {
        Target = task.Target.Transformed(transform),
        ValidationTarget = task.ValidationTarget?.Transformed(transform),
    };
}
