using MleDashboard.Core.Training.Learners.Forests;

namespace MleDashboard.Core.Training.Learners.ExtraTrees;

/// <summary>Extremely randomised trees (Geurts, Ernst, Wehenkel 2006): all rows, cuts drawn by chance, the best of a few columns at each split, full depth.</summary>
public sealed class ExtraTreesLearner : ForestLearner
{
    public override string Name => "ExtraTrees";

    public override string Help => "Deep trees with cuts by chance, averaged: smooth, and good beside boosted trees.";

    protected override bool IsRandomCut => true;

    protected override double SecondsPerVisit => 4e-9;
}
