using System.CommandLine;
using System.Globalization;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Cli.Verbs;

/// <summary>The options that become <see cref="ExperimentSettings"/>.</summary>
internal sealed class ExperimentOptions
{
    private readonly Option<string> target = new("--target") { Description = "The column to predict.", Required = true };
    private readonly Option<BuildPreset> preset = new("--preset") { Description = "quick, standard or best.", DefaultValueFactory = _ => BuildPreset.Quick };
    private readonly Option<double?> timeLimit = new("--time-limit") { Description = "Seconds for all of the build." };
    private readonly Option<int> seed = new("--seed") { Description = "The same seed and settings give the same model, time limits aside." };
    private readonly Option<string?> metric = new("--metric") { Description = "Ranks the leaderboard: " + string.Join(", ", MetricCatalog.All.Select(each => each.Name)) + "." };
    private readonly Option<ProblemType?> problemType = new("--problem-type") { Description = "binary, multiclass or regression; taken from the target when left out." };
    private readonly Option<string?> positive = new("--positive-class") { Description = "Two classes: the one that probabilities, precision and recall are about." };
    private readonly Option<int?> maxCandidates = new("--max-candidates") { Description = "Fit at most so many candidates." };
    private readonly Option<string?> learners = new("--learners") { Description = "Names separated by commas; all of the preset when left out." };
    private readonly Option<string?> ignored = new("--ignore") { Description = "Columns to leave out, separated by commas." };
    private readonly Option<double> testFraction = new("--test-fraction") { Description = "Share of rows that no candidate sees, to judge by: 0, or 0.05 to 0.5. With 0 candidates are judged by cross-validation and all rows are learned from." };
    private readonly Option<string?> orderBy = new("--split-by") { Description = "Hold out the latest rows by this column instead of random ones." };
    private readonly Option<int?> threads = new("--threads") { Description = "Threads to use; all processors when left out." };

    public ExperimentOptions()
    {
        seed.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            {
                result.AddError($"The seed '{result.Tokens[0].Value}' is not a whole number.");
            }
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { target, preset, timeLimit, seed, metric, problemType, positive, maxCandidates, learners, ignored, testFraction, orderBy, threads })
        {
            command.Options.Add(option);
        }
    }

    public ExperimentSettings From(ParseResult parsed)
    {
        var settings = new ExperimentSettings
        {
            Target = parsed.GetRequiredValue(target),
            Preset = parsed.GetValue(preset),
            TimeLimit = parsed.GetValue(timeLimit) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Seed = parsed.GetValue(seed),
            Metric = parsed.GetValue(metric),
            ProblemType = parsed.GetValue(problemType),
            PositiveClass = parsed.GetValue(positive),
            MaxCandidates = parsed.GetValue(maxCandidates),
            Learners = parsed.GetValue(learners) is { } names ? Split(names) : null,
            IgnoredColumns = parsed.GetValue(ignored) is { } columns ? Split(columns) : [],
            TestFraction = parsed.GetValue(testFraction),
            SplitOrderBy = parsed.GetValue(orderBy),
        };
        return parsed.GetValue(threads) is { } count ? settings with { Threads = count } : settings;
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
