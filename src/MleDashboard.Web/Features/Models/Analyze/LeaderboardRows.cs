using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Models;

/// <summary>One column of the leaderboard.</summary>
/// <param name="Key">The name that AutoGluon users know; also in the CSV and the address.</param>
/// <param name="Help">What it is, in plain words.</param>
/// <param name="Order">For sorting; null goes last.</param>
internal sealed record LeaderboardColumn(string Key, string Help, bool IsNumber, Func<LeaderboardEntry, string> Text, Func<LeaderboardEntry, IComparable?> Order)
{
    /// <summary>95% interval of a score; null for all other columns.</summary>
    public Func<LeaderboardEntry, Interval?>? Interval { get; init; }
}

/// <summary>Columns and order of the leaderboard; the page and the CSV share them.</summary>
internal static class LeaderboardRows
{
    /// <param name="metric">Name of the build's metric, which score_val and score_test are in.</param>
    public static IReadOnlyList<LeaderboardColumn> Columns(string metric) =>
    [
        new("model", "Name of the model within this build.", false, entry => entry.Model, entry => entry.Model),
        new("score_val", $"{ModelLabels.Long(metric)} on validation rows, which the build used to choose.", true, entry => ModelLabels.Score(entry.ScoreVal, metric), entry => Defined(entry.ScoreVal)) { Interval = entry => entry.ScoreValInterval },
        new("score_test", $"{ModelLabels.Long(metric)} on rows set aside that no model has seen.", true, entry => ModelLabels.Score(entry.ScoreTest, metric), entry => Defined(entry.ScoreTest)) { Interval = entry => entry.ScoreTestInterval },
        new("pred_time_val", "Seconds to predict the validation rows, parts included.", true, entry => Seconds(entry.PredTimeVal, entry), entry => entry.PredTimeVal),
        new("fit_time", "Seconds to train it, parts included.", true, entry => Seconds(entry.FitTime, entry), entry => entry.FitTime),
        new("pred_time_val_marginal", "Seconds to predict the validation rows without the models it is made of.", true, entry => Seconds(entry.PredTimeValMarginal, entry), entry => entry.PredTimeValMarginal),
        new("fit_time_marginal", "Seconds to train it without the models it is made of.", true, entry => Seconds(entry.FitTimeMarginal, entry), entry => entry.FitTimeMarginal),
        new("stack_level", "1 learns from the table, 2 from the answers of level 1.", true, entry => entry.StackLevel.ToString(System.Globalization.CultureInfo.InvariantCulture), entry => entry.StackLevel),
        new("can_infer", "Whether it can predict new rows.", false, entry => entry.CanInfer ? "yes" : "no", entry => entry.CanInfer),
        new("fit_order", "1 was trained first.", true, entry => entry.FitOrder.ToString(System.Globalization.CultureInfo.InvariantCulture), entry => entry.FitOrder),
    ];

    /// <summary>Of another metric than the build's own.</summary>
    /// <param name="intervalOf">By model.</param>
    public static LeaderboardColumn ColumnOf(string metric, Func<string, Interval?> intervalOf) => new(
        metric,
        MetricCatalog.Find(metric)?.Help ?? metric,
        true,
        entry => ModelLabels.Score(Value(entry, metric), metric),
        entry => Defined(Value(entry, metric)))
    {
        Interval = entry => intervalOf(entry.Model),
    };

    /// <summary>Best first by <paramref name="metric"/>, failures last, when <paramref name="sort"/> is null; else by that column, what has no value last.</summary>
    public static IReadOnlyList<LeaderboardEntry> Arrange(Leaderboard board, string metric, LeaderboardColumn? sort, bool descending)
    {
        if (sort is not null)
        {
            var ordered = board.Entries.OrderBy(entry => sort.Order(entry) is null || entry.Failure is not null);
            return [.. descending ? ordered.ThenByDescending(sort.Order) : ordered.ThenBy(sort.Order)];
        }

        if (metric == board.Metric || MetricCatalog.Find(metric) is not { } chosen)
        {
            return board.Entries;
        }

        return [.. board.Entries.OrderBy(entry => entry.Failure is not null)
            .ThenByDescending(entry => Value(entry, metric) is { } value && !double.IsNaN(value) ? chosen.Ranked(value) : double.NegativeInfinity)];
    }

    public static double? Value(LeaderboardEntry entry, string metric) => entry.Metrics.TryGetValue(metric, out var value) ? value : null;

    private static double? Defined(double? value) => value is { } number && !double.IsNaN(number) ? number : null;

    private static string Seconds(double seconds, LeaderboardEntry entry) => entry.Failure is not null && seconds == 0 ? "–"
        : seconds switch
        {
            < 0.001 => "< 0.001 s",
            < 1 => seconds.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture) + " s",
            _ => Formats.Duration(TimeSpan.FromSeconds(seconds)),
        };
}
