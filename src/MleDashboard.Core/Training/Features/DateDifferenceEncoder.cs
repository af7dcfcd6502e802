using System.Text.Json.Serialization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>The days from one date of a row to another, as a number.</summary>
internal sealed record DateDifferenceEncoder : FeatureEncoder
{
    public required DateTimeEncoder From { get; init; }

    public required DateTimeEncoder To { get; init; }

    public required NumericEncoder Days { get; init; }

    [JsonIgnore]
    public override IReadOnlyList<DatasetColumn> Inputs => [.. From.Inputs, .. To.Inputs];

    /// <summary>Null when it is the same in every row.</summary>
    public static DateDifferenceEncoder? Fit(Table rows, DateTimeEncoder from, DateTimeEncoder to)
    {
        var name = $"days from {from.Column} to {to.Column}";
        var days = Difference(rows, from, to);
        var finite = days.Where(double.IsFinite);
        return finite.Distinct().Take(2).Count() < 2 ? null : new DateDifferenceEncoder { From = from, To = to, Days = NumericEncoder.Fit(name, days) };
    }

    public override IReadOnlyList<Feature> FeaturesOf(FeatureView view) => [.. Days.FeaturesOf(view).Select(feature => feature with { SourceColumn = "" })];

    public override void Encode(Table rows, FeatureView view, FeatureMatrix into, int first, int threads) =>
        Days.Encode(new Table([new NumericColumn(Days.Column, Difference(rows, From, To))]), view, into, first, threads);

    private static double[] Difference(Table rows, DateTimeEncoder from, DateTimeEncoder to)
    {
        var start = from.TicksOf(Find(rows, from.Column));
        var end = to.TicksOf(Find(rows, to.Column));
        var days = new double[start.Length];
        for (var row = 0; row < days.Length; row++)
        {
            days[row] = start[row] == DateTimeColumn.Missing || end[row] == DateTimeColumn.Missing
                ? double.NaN
                : (end[row] - start[row]) / (double)TimeSpan.TicksPerDay;
        }

        return days;
    }
}
