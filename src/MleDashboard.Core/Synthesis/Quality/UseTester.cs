using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Experiments;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Quality;

/// <summary>Trains small boosted trees and asks what they know: of real rows after synthetic ones, and which rows are synthetic.</summary>
/// <param name="scratchFolder">For models that are thrown away.</param>
internal sealed class UseTester(ExperimentRunner runner, string scratchFolder, int seed, int threads, CancellationToken cancellationToken)
{
    private const string Learner = "LightGBM";
    private const string Baseline = "Baseline";
    private const string Origin = "is_synthetic";
    private const int MostDetectionRows = 10_000;

    /// <returns>Null when the target cannot be learned from the real rows: one class, no values.</returns>
    public async Task<UseTest?> UseAsync(Table real, Table synthetic, Table holdout, string target)
    {
        using var ofReal = await FitAsync(real, target, null, null);
        if (ofReal is null || holdout.Find(target) is null || synthetic.Find(target) is null)
        {
            return null;
        }

        var type = ofReal.Predictor.ProblemType;
        var metric = MetricCatalog.Find(type switch { ProblemType.Binary => "roc_auc", ProblemType.Multiclass => "log_loss", _ => "rmse" })!;
        var baseline = Score(ofReal.Predictor, holdout, target, metric, Baseline);
        var positive = type == ProblemType.Binary ? ofReal.Predictor.Classes[ofReal.Predictor.PositiveClass] : null;
        using var ofSynthetic = await FitAsync(synthetic, target, type, positive);
        var reached = ofSynthetic is not null && ofSynthetic.Predictor.Classes.SequenceEqual(ofReal.Predictor.Classes)
            ? Score(ofSynthetic.Predictor, holdout, target, metric, Learner)
            : baseline;
        var best = Score(ofReal.Predictor, holdout, target, metric, Learner);
        var gain = metric.Ranked(best) - metric.Ranked(baseline);
        var kept = gain > 0 ? (metric.Ranked(reached) - metric.Ranked(baseline)) / gain : double.NaN;
        return new UseTest(target, metric.Name, best, reached, baseline) { KeptShare = kept, IsUseless = kept <= UseTest.ChanceShare };
    }

    /// <summary>Half real and half synthetic rows, each asked by trees that have not seen it.</summary>
    public async Task<Detection> DetectAsync(Table real, Table synthetic)
    {
        var random = new Random(seed);
        var each = Math.Min(MostDetectionRows, Math.Min(real.RowCount, synthetic.RowCount));
        var (ours, theirs) = (Drawn(real, each, random), Drawn(synthetic, each, random));
        var half = each / 2;
        var train = Mixed(ours.Take(Range(0, half)), theirs.Take(Range(0, half)));
        var test = Mixed(ours.Take(Range(half, each)), theirs.Take(Range(half, each)));
        using var fitted = await FitAsync(train, Origin, ProblemType.Binary, "1");
        return new Detection(fitted is null ? 0.5 : Score(fitted.Predictor, test, Origin, MetricCatalog.Find("roc_auc")!, Learner));
    }

    private static double Score(TrainedModel predictor, Table rows, string target, Metric metric, string candidate) => metric.Compute(new ScoredRows(
        predictor.ProblemType, TargetValues.Encode(rows.Find(target)!, predictor.Classes), predictor.Predict(rows, candidate), Math.Max(0, predictor.PositiveClass)));

    private async Task<FittedExperiment?> FitAsync(Table table, string target, ProblemType? type, string? positive)
    {
        var settings = new ExperimentSettings
        {
            Target = target,
            ProblemType = type,
            PositiveClass = positive,
            Preset = BuildPreset.Quick,
            Learners = [Learner],
            TestFraction = 0,
            Seed = seed,
            Threads = threads,
        };
        var folder = Path.Combine(scratchFolder, Path.GetRandomFileName());
        var result = await runner.RunAsync(table, settings, folder, new NobodyObserves(), null, CancellationToken.None, cancellationToken);
        return result.IsOk ? result.Value : null;
    }

    private static Table Drawn(Table table, int rows, Random random)
    {
        var order = Range(0, table.RowCount);
        random.Shuffle(order);
        return table.Take(order.AsSpan(0, rows));
    }

    private static Table Mixed(Table real, Table synthetic)
    {
        var columns = real.Columns.Select(column => Joined(column, synthetic.Find(column.Name)!)).ToList();
        int[] origins = [.. Enumerable.Repeat(0, real.RowCount), .. Enumerable.Repeat(1, synthetic.RowCount)];
        columns.Add(new CategoryColumn(Origin, origins, ["0", "1"], ColumnType.Boolean));
        return new Table(columns);
    }

    private static ColumnData Joined(ColumnData first, ColumnData second)
    {
        switch (first, second)
        {
            case (NumericColumn ours, NumericColumn theirs):
                return new NumericColumn(first.Name, [.. ours.Values, .. theirs.Values]);
            case (DateTimeColumn ours, DateTimeColumn theirs):
                return new DateTimeColumn(first.Name, [.. ours.Ticks, .. theirs.Ticks]);
            case (CategoryColumn ours, CategoryColumn theirs):
                var levels = ours.Levels.Union(theirs.Levels, StringComparer.Ordinal).ToList();
                var places = theirs.Levels.Select(level => levels.IndexOf(level)).ToArray();
                return new CategoryColumn(first.Name, [.. ours.Codes, .. theirs.Codes.Select(code => code < 0 ? -1 : places[code])], levels, first.Type);
            default:
                return new TextColumn(first.Name, [.. Texts(first), .. Texts(second)], first.Type);
        }
    }

    private static IEnumerable<string?> Texts(ColumnData column) => Enumerable.Range(0, column.Length).Select(column.TextAt);

    private static int[] Range(int from, int to) => [.. Enumerable.Range(from, to - from)];

    private sealed class NobodyObserves : IExperimentObserver
    {
        public void Planned(IReadOnlyList<string> stages)
        {
        }

        public void Progressed(string stage, double fraction, string? detail)
        {
        }

        public void CandidateFinished(LeaderboardEntry entry)
        {
        }

        public void Logged(string line)
        {
        }
    }
}
