using System.Globalization;
using System.Text;
using MleDashboard.Core.Autopilot.Local;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Learners;
using static MleDashboard.Core.Autopilot.Notebooks.PythonText;

namespace MleDashboard.Core.Autopilot.Notebooks;

/// <summary>What the notebook is written from.</summary>
internal sealed record CandidateDefinitionFacts
{
    public required string Experiment { get; init; }

    public required ExperimentSettings Settings { get; init; }

    public required ProblemType Problem { get; init; }

    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>-1 without one.</summary>
    public required int PositiveClass { get; init; }

    /// <summary>Columns that are learned from.</summary>
    public required IReadOnlyList<DatasetColumn> Columns { get; init; }

    /// <summary>Best first, or the plan's trials before any is fitted.</summary>
    public required IReadOnlyList<LeaderboardEntry> Entries { get; init; }

    /// <summary>One of <see cref="Entries"/>.</summary>
    public required string Best { get; init; }

    public required string Metric { get; init; }

    /// <summary>Parts of the rows that validated in turn.</summary>
    public required int Folds { get; init; }

    /// <summary>Binary: from which probability the positive class is said; null: the more probable one.</summary>
    public double? Threshold { get; init; }

    /// <summary>On the locked test rows.</summary>
    public IReadOnlyDictionary<string, double> TestMetrics { get; init; } = new Dictionary<string, double>();
}

/// <summary>A notebook in Python that fits the best candidate's pipeline again from the exported rows: pandas, scikit-learn, LightGBM, every step in the open.</summary>
internal sealed class CandidateDefinitionNotebook(CandidateDefinitionFacts facts)
{
    private const int TextParts = 20;
    private const int FewestFolds = 2;

    /// <summary>The members of the best with their weights; one of weight 1 when it is no ensemble.</summary>
    private IReadOnlyDictionary<string, double> Selected => EntryOf(facts.Best) is { Learner: "ensemble" } ensemble
        ? ensemble.Parameters.ToDictionary(pair => pair.Key, pair => double.Parse(pair.Value, CultureInfo.InvariantCulture))
        : new Dictionary<string, double> { [facts.Best] = 1 };

    public byte[] Write()
    {
        NotebookBuilder notebook = new();
        notebook.Markdown($"""
            # Candidate definitions: {MarkdownText.Of(facts.Experiment)}
            This notebook fits the pipeline of the best candidate, **{MarkdownText.Of(facts.Best)}**, again from the exported rows. It needs nothing of this server.
            """);
        foreach (var (isMarkdown, source) in Template.Cells())
        {
            var filled = Fill(source);
            if (isMarkdown)
            {
                notebook.Markdown(filled);
            }
            else
            {
                notebook.Code(filled);
            }
        }

        return notebook.ToJson();
    }

    private string Fill(string source) => source
        .Replace("#: files", $"TRAIN_CSV = {Of(LocalFiles.TrainingRows)}\nTEST_CSV = {Of(LocalFiles.TestRows)}", StringComparison.Ordinal)
        .Replace("#: settings", Settings(), StringComparison.Ordinal)
        .Replace("#: pipelines", Pipelines(), StringComparison.Ordinal)
        .Replace("#: candidates", Candidates(), StringComparison.Ordinal)
        .Replace("#: ranges", Ranges(), StringComparison.Ordinal);

    private string Settings()
    {
        StringBuilder text = new();
        void Line(string name, string value) => text.Append(name).Append(" = ").Append(value).Append('\n');
        Line("TARGET", Of(facts.Settings.Target));
        Line("PROBLEM", Of(facts.Problem.ToString()));
        Line("METRIC", Of(facts.Metric));
        Line("CLASSES", Of(facts.Classes));
        Line("POSITIVE", facts.PositiveClass < 0 ? "None" : facts.PositiveClass.ToString(CultureInfo.InvariantCulture));
        Line("THRESHOLD", facts.Threshold is { } threshold ? Of(threshold) : "None");
        Line("FOLDS", Math.Max(FewestFolds, facts.Folds).ToString(CultureInfo.InvariantCulture));
        Line("SEED", facts.Settings.Seed.ToString(CultureInfo.InvariantCulture));
        Line("WEIGHT", Of(facts.Settings.WeightBy));
        Line("NUMERIC", Of(Names(ColumnType.Numeric)));
        Line("CATEGORICAL", Of(Names(ColumnType.Categorical, ColumnType.Boolean)));
        Line("DATES", Of(Names(ColumnType.DateTime)));
        Line("TEXT", Of(Names(ColumnType.Text)));
        Line("MOST_LEVELS", "1000");
        Line("MOST_ONE_HOT", "32");
        Line("TEXT_PARTS", TextParts.ToString(CultureInfo.InvariantCulture));
        text.Append("SERVER_SCORES = {");
        text.AppendJoin(", ", facts.TestMetrics.Select(metric => $"{Of(metric.Key)}: {Of(metric.Value)}"));
        return text.Append('}').ToString();
    }

    private IEnumerable<string> Names(params ColumnType[] types) => facts.Columns.Where(column => types.Contains(column.Type)).Select(column => column.Name);

    private string Pipelines() => "## 4. Candidate pipelines\n"
        + "Trees get the columns with missing values left in and levels as codes; weights and networks get them filled, scaled and one-hot. What this experiment tried:\n\n"
        + MarkdownText.Table(
            ["candidate", "algorithm", "view", "validation score", "remark"],
            facts.Entries.Where(entry => entry.Learner is not ("ensemble" or "baseline")).Select(IReadOnlyList<string?> (entry) =>
                [entry.Model, entry.Learner, LearnerCatalog.Find(entry.Learner)?.View.ToString(), entry.ScoreVal?.ToString("G5", CultureInfo.InvariantCulture), entry.Failure ?? entry.Note]));

    private string Candidates()
    {
        var members = Selected.Keys.Select(EntryOf).OfType<LeaderboardEntry>().Where(entry => entry.Learner is not ("ensemble" or "baseline")).ToList();
        var below = members.Exists(entry => entry.StackLevel == 2) ? Below() : [];
        StringBuilder text = new("CANDIDATES = {\n");
        foreach (var entry in members.Concat(below).DistinctBy(entry => entry.Model))
        {
            var estimator = PythonEstimators.For(entry.Learner, entry.Parameters, facts.Problem);
            if (estimator.Note is { } note)
            {
                text.Append(CultureInfo.InvariantCulture, $"    # {note}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"    {Of(entry.Model)}: {{\"view\": {Of(estimator.View)}, \"level\": {entry.StackLevel}, \"make\": lambda: {Bent(estimator.Code, entry)}}},\n");
        }

        text.Append("}\nSELECTED = {");
        text.AppendJoin(", ", Selected.Where(pair => members.Exists(entry => entry.Model == pair.Key)).Select(pair => $"{Of(pair.Key)}: {Of(pair.Value)}"));
        text.Append("}\n# The first level that members of the second one see.\nSTACKED_ON = ");
        return text.Append(Of(below.Select(entry => entry.Model))).ToString();
    }

    /// <summary>As the second level of a build sees them: all of the first that answer without their own row's answer.</summary>
    private List<LeaderboardEntry> Below() =>
        [.. facts.Entries.Where(entry => entry is { StackLevel: 1, Failure: null } && LearnerCatalog.Find(entry.Learner) is { HasOutOfBag: false } && entry.Learner != LearnerCatalog.Baseline.Name)];

    /// <summary>A target that was bent before it was learned is bent back by scikit-learn's own wrapper.</summary>
    private static string Bent(string code, LeaderboardEntry entry) => entry.Parameters.GetValueOrDefault("target") switch
    {
        null => code,
        "log(1 + y)" => $"TransformedTargetRegressor({code}, func=np.log1p, inverse_func=np.expm1)",
        { } label when label.StartsWith("Box-Cox", StringComparison.Ordinal) => $"TransformedTargetRegressor({code}, transformer=PowerTransformer(\"box-cox\"))",
        _ => $"TransformedTargetRegressor({code}, transformer=PowerTransformer(\"yeo-johnson\"))",
    };

    private string Ranges()
    {
        StringBuilder text = new("RANGES = {\n");
        foreach (var learner in LearnerCatalog.All.Where(learner => learner.SearchSpace.Count > 0 && learner.Supports(facts.Problem) && (facts.Settings.Learners?.Contains(learner.Name) ?? true)))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {Of(learner.Name)}: {{");
            text.AppendJoin(", ", learner.SearchSpace.Select(dimension => $"{Of(dimension.Name)}: ({Of(dimension.Low)}, {Of(dimension.High)}, {Of(dimension.IsLogarithmic ? "logarithmic" : "linear")})"));
            text.Append("},\n");
        }

        return text.Append('}').ToString();
    }

    private LeaderboardEntry? EntryOf(string name) => facts.Entries.FirstOrDefault(entry => entry.Model == name);

    /// <summary>The Python of the notebook; its cells begin with # %%, and those of text have a mark in front of each line.</summary>
    private static class Template
    {
        private const string Resource = "MleDashboard.Core.Autopilot.Notebooks.Python.candidate_definition.py";

        public static IEnumerable<(bool IsMarkdown, string Source)> Cells()
        {
            using var stream = typeof(Template).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"'{Resource}' is not in the assembly.");
            using StreamReader reader = new(stream);
            foreach (var part in reader.ReadToEnd().ReplaceLineEndings("\n").Split("# %%", StringSplitOptions.RemoveEmptyEntries))
            {
                const string mark = " [markdown]\n";
                var isMarkdown = part.StartsWith(mark, StringComparison.Ordinal);
                var source = (isMarkdown ? part[mark.Length..] : part).Trim('\n');
                yield return (isMarkdown, isMarkdown ? string.Join('\n', source.Split('\n').Select(line => line.StartsWith("#:", StringComparison.Ordinal) ? line : line.Length > 2 ? line[2..] : "")) : source);
            }
        }
    }
}
