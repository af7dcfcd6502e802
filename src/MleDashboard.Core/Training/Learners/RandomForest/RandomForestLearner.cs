using MleDashboard.Core.Training.Learners.Forests;

namespace MleDashboard.Core.Training.Learners.RandomForest;

/// <summary>Random forest (Breiman 2001): each tree on rows drawn with repetition, the best of a few columns at each split, full depth.</summary>
public sealed class RandomForestLearner : ForestLearner
{
    public override string Name => "RandomForest";

    public override string Help => "Many deep trees on drawn rows, averaged: robust with little tuning.";

    protected override bool IsRandomCut => false;

    protected override double SecondsPerVisit => 9e-9;
}
