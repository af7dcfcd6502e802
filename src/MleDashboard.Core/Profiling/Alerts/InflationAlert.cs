namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>A column of numbers that follows from several others, though from none alone.</summary>
public sealed class InflationAlert : AlertRule
{
    public override string Name => "inflation";

    public override string Label => "Follows from other columns";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        var paired = (report.Correlations?.TopPairs ?? []).Where(pair => Math.Abs(pair.Value) >= thresholds.HighCorrelation).SelectMany(pair => new[] { pair.First, pair.Second }).ToHashSet(StringComparer.Ordinal);
        foreach (var factor in (report.Correlations?.InflationFactors ?? []).Where(factor => factor.Value >= thresholds.Inflation && !paired.Contains(factor.Column)))
        {
            yield return About(
                factor.Column,
                AlertSeverity.Info,
                $"The other numbers together tell it (variance inflation factor {factor.Value:0.0}{(factor.Value >= Correlations.VarianceInflation.Highest ? " or more" : "")}).",
                "Trees do not mind. A linear model does better without it, or without one of those it follows from.") with
            { Figure = new AlertFigure(factor.Value, nameof(AlertThresholds.Inflation), thresholds.Inflation), Action = new AlertAction(AlertActionKind.DropColumn, factor.Column) };
        }
    }
}
