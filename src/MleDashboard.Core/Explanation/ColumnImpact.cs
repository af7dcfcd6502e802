namespace MleDashboard.Core.Explanation;

/// <summary>How much one column moves the predictions.</summary>
/// <param name="Share">0 to 1; all columns together 1, or all 0 when the model answers the same whatever the row.</param>
/// <param name="Curve">Mean prediction over the column's range or levels (partial dependence, Friedman 2001); null when not computed.</param>
public sealed record ColumnImpact(string Column, double Share, ImpactCurve? Curve = null);

/// <summary>Partial dependence of the prediction: probability of the positive class, for three and more classes of the class that the column moves most, or the number.</summary>
/// <param name="Labels">X values as text, in order.</param>
/// <param name="Values">X values as numbers for a numeric column; null for levels and dates.</param>
/// <param name="Mean">Mean prediction at each X.</param>
/// <param name="Low">10th percentile of the rows' predictions at each X.</param>
/// <param name="High">90th percentile.</param>
/// <param name="OutputLabel">"P(is_cancelled=1)" or the target's name.</param>
public sealed record ImpactCurve(IReadOnlyList<string> Labels, IReadOnlyList<double>? Values, IReadOnlyList<double> Mean, IReadOnlyList<double> Low, IReadOnlyList<double> High, string OutputLabel);
