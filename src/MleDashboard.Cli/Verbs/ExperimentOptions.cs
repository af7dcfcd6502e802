using System.CommandLine;
using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;

namespace MleDashboard.Cli.Verbs;

/// <summary>The options that become <see cref="ExperimentSettings"/>.</summary>
internal sealed class ExperimentOptions
{
    private readonly Option<string> target = new("--target") { Description = "The column to predict.", Required = true };
    private readonly Option<BuildPreset> preset = new("--preset")
    {
        Description = "quick: a few models and an average of the best, at most 2 minutes. standard: more models, each on several parts of the rows, at most 10 minutes. best: a second level of models on the answers of the first, at most 30 minutes.",
        DefaultValueFactory = _ => BuildPreset.Quick,
    };

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
    private readonly Option<string?> groupBy = new("--group-by") { Description = "Rows with the same value of this column are never on two sides of a split." };
    private readonly Option<string?> weightBy = new("--weight-by") { Description = "Column that says how much each row counts: a number of 0 or more." };
    private readonly Option<int?> folds = new("--folds") { Description = "Parts the training rows are divided into, each validating once: 2 to 20." };
    private readonly Option<bool> isTuned = new("--tune") { Description = "Search hyperparameters with the time that is left after the preset's own candidates." };
    private readonly Option<double?> maxTrialTime = new("--max-trial-time") { Description = "Seconds for one candidate, all its folds." };
    private readonly Option<bool> isBalanced = new("--balanced") { Description = "Classes: rare ones weigh as much as frequent ones." };
    private readonly Option<double?> quantile = new("--quantile") { Description = "Numbers, with --metric pinball: the quantile to predict, 0.01 to 0.99; 0.5 when left out." };
    private readonly Option<double?> coverage = new("--interval") { Description = "Numbers: beside each prediction a range that holds this share of the actual values, 0.5 to 0.99." };
    private readonly Option<string[]> monotone = new("--monotone")
    {
        Description = "column:+1 or column:-1: the prediction may only rise, or only fall, with the column. Repeat for more columns; learners that cannot keep to it are left out.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> fills = new("--fill")
    {
        Description = "column:median, :mean, :most-frequent or :zero: fill the column's missing values from the training rows. Repeat for more columns; without it learners see that they are missing.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<double?> maxMilliseconds = new("--max-ms-per-row") { Description = $"The model that predicts needs no longer than this for a row. When left out it predicts about {PredictionPace.RowsPerSecondOf(BuildPreset.Quick):N0} rows a second after a quick build, {PredictionPace.RowsPerSecondOf(BuildPreset.Best):N0} after a standard or best one (on two processors), unless a slower model is clearly more accurate." };
    private readonly Option<bool> isSmall = new("--small") { Description = "One model of one learner predicts, not an ensemble." };
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
        monotone.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => DirectionOf(token.Value) is null))
            {
                result.AddError($"'{token.Value}' is not a column with a direction. Write column:+1 when the prediction may only rise with it, or column:-1 when it may only fall.");
            }
        });
        fills.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => FillOf(token.Value) is null))
            {
                result.AddError($"'{token.Value}' is not a column with a fill. Write column:median, column:mean, column:most-frequent or column:zero.");
            }
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[]
        {
            target, preset, timeLimit, seed, metric, problemType, positive, maxCandidates, learners, ignored, testFraction, orderBy, groupBy, weightBy, folds, isTuned, maxTrialTime, isBalanced,
            quantile, coverage, monotone, fills, maxMilliseconds, isSmall, threads,
        })
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
            GroupBy = parsed.GetValue(groupBy),
            WeightBy = parsed.GetValue(weightBy),
            Folds = parsed.GetValue(folds),
            IsTuned = parsed.GetValue(isTuned),
            MaxTrialTime = parsed.GetValue(maxTrialTime) is { } trialSeconds ? TimeSpan.FromSeconds(trialSeconds) : null,
            IsBalanced = parsed.GetValue(isBalanced),
            Quantile = parsed.GetValue(quantile) ?? 0.5,
            IntervalCoverage = parsed.GetValue(coverage),
            Monotone = (parsed.GetValue(monotone) ?? []).Select(text => DirectionOf(text)!.Value).GroupBy(column => column.Name).ToDictionary(column => column.Key, column => column.Last().Direction),
            Fills = (parsed.GetValue(fills) ?? []).Select(text => FillOf(text)!.Value).GroupBy(column => column.Name).ToDictionary(column => column.Key, column => column.Last().Fill),
            MaxMillisecondsPerRow = parsed.GetValue(maxMilliseconds),
            IsSmall = parsed.GetValue(isSmall),
        };
        return parsed.GetValue(threads) is { } count ? settings with { Threads = count } : settings;
    }

    /// <summary>The name may hold colons; null when the text does not end in a direction.</summary>
    private static (string Name, int Direction)? DirectionOf(string text) => text.LastIndexOf(':') is var colon and > 0 && text[(colon + 1)..] is "+1" or "1" or "-1"
        ? (text[..colon], text[(colon + 1)..] == "-1" ? -1 : 1)
        : null;

    private static (string Name, MissingFill Fill)? FillOf(string text) =>
        text.LastIndexOf(':') is var colon and > 0 && Enum.TryParse<MissingFill>(text[(colon + 1)..].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var fill) && Enum.IsDefined(fill)
            ? (text[..colon], fill)
            : null;

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
