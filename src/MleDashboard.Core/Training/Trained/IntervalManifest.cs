namespace MleDashboard.Core.Training.Trained;

/// <summary>Two quantile fits and what they are widened by, so that the range holds its share of the actual values.</summary>
/// <param name="Coverage">The share that was asked for.</param>
/// <param name="Margin">Taken from the low end and added to the high end; negative narrows.</param>
internal sealed record IntervalManifest(double Coverage, double Margin, string Learner, MemberManifest Low, MemberManifest High);
