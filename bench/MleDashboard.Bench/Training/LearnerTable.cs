using System.Globalization;
using System.Text;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Bench.Training;

/// <summary>Losses on held-out rows beside each other; "+1.2" is a blend's loss with the voice, in percent below the blend without.</summary>
internal sealed class LearnerTable(IReadOnlyList<LearnerTrial> trials)
{
    private readonly Dictionary<string, List<Dictionary<string, double>>> losses = [];
    private readonly Dictionary<string, List<Dictionary<string, double>>> gains = [];
    private readonly Dictionary<string, List<Dictionary<string, double>>> seconds = [];

    public void Add(string table, LearnerRun run, Dictionary<string, LearnerOutcome> outcomes)
    {
        var single = outcomes.ToDictionary(outcome => outcome.Key, outcome => LossOf(run.HeldTarget, outcome.Value.Held));
        var voices = LearnerTrials.Base.Where(outcomes.ContainsKey).ToArray();
        var blend = Blend(run, [.. voices.Select(voice => outcomes[voice])]);
        single["blend"] = blend;
        single["all"] = Blend(run, [.. outcomes.Values]);
        var added = new Dictionary<string, double> { ["all"] = 100 * (blend - single["all"]) / blend };
        foreach (var trial in trials.Where(trial => outcomes.ContainsKey(trial.Name)))
        {
            // A voice of the base: what the blend loses without it.
            var other = Blend(run, [.. voices.Contains(trial.Name) ? voices.Where(voice => voice != trial.Name).Select(voice => outcomes[voice]) : voices.Append(trial.Name).Select(voice => outcomes[voice])]);
            added[trial.Name] = 100 * (voices.Contains(trial.Name) ? other - blend : blend - other) / blend;
        }

        ListOf(losses, table).Add(single);
        ListOf(gains, table).Add(added);
        ListOf(seconds, table).Add(outcomes.ToDictionary(outcome => outcome.Key, outcome => outcome.Value.Seconds));
    }

    public string RowOf(string table)
    {
        var row = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{table}: blend {Mean(losses[table], "blend"):0.0000}, all {Mean(losses[table], "all"):0.0000}"));
        foreach (var name in Names(losses[table]))
        {
            row.Append(CultureInfo.InvariantCulture, $"; {name} {Mean(losses[table], name):0.0000} ({Mean(gains[table], name):+0.00;-0.00}, {Mean(seconds[table], name):0.0} s)");
        }

        return row.ToString();
    }

    /// <summary>Over all tables: loss of the voice alone against the blend, and what it adds.</summary>
    public string Summary()
    {
        var text = new StringBuilder("| voice | tables | loss alone, % above the blend, mean | median | adds to the blend, %, mean | median | helps | harms | processor s |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var name in trials.Select(trial => trial.Name).Append("all"))
        {
            string[] tables = [.. losses.Keys.Where(table => losses[table][0].ContainsKey(name))];
            if (tables.Length == 0)
            {
                continue;
            }

            double[] alone = [.. tables.Select(table => 100 * ((Mean(losses[table], name) / Mean(losses[table], "blend")) - 1)).Order()];
            double[] added = [.. tables.Select(table => Mean(gains[table], name)).Order()];
            text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {tables.Length} | {alone.Average():0.0} | {alone[alone.Length / 2]:0.0} | {added.Average():0.00} | {added[added.Length / 2]:0.00} | {added.Count(gain => gain > 0.1)} | {added.Count(gain => gain < -0.1)} | {(name == "all" ? 0 : tables.Sum(table => Mean(seconds[table], name))):0} |"));
        }

        return text.ToString();
    }

    private static double Blend(LearnerRun run, IReadOnlyList<LearnerOutcome> outcomes)
    {
        var weights = WeightedEnsemble.Choose([.. outcomes.Select(outcome => outcome.OutOfFold)], average => -LossOf(run.Target, average), null, CancellationToken.None);
        var held = new double[outcomes[0].Held.Length];
        foreach (var (index, outcome) in outcomes.Index())
        {
            for (var at = 0; at < held.Length; at++)
            {
                held[at] += weights[index] * outcome.Held[at];
            }
        }

        return LossOf(run.HeldTarget, held);
    }

    private static double LossOf(TargetValues target, double[] outputs)
    {
        var loss = 0.0;
        for (var row = 0; row < target.Length; row++)
        {
            loss += target.ProblemType == ProblemType.Regression
                ? (outputs[row] - target.Values[row]) * (outputs[row] - target.Values[row])
                : -Math.Log(Math.Max(1e-15, outputs[(row * target.ClassCount) + (int)target.Values[row]]));
        }

        return target.ProblemType == ProblemType.Regression ? Math.Sqrt(loss / target.Length) : loss / target.Length;
    }

    private static IEnumerable<string> Names(List<Dictionary<string, double>> of) => of[0].Keys.Where(name => name is not ("blend" or "all"));

    private static double Mean(List<Dictionary<string, double>> of, string name) => of.Average(each => each[name]);

    private static List<Dictionary<string, double>> ListOf(Dictionary<string, List<Dictionary<string, double>>> of, string table) =>
        of.TryGetValue(table, out var list) ? list : of[table] = [];
}
