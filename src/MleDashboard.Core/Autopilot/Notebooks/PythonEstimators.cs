using System.Globalization;
using MleDashboard.Core.Metrics;
using static MleDashboard.Core.Autopilot.Notebooks.PythonText;

namespace MleDashboard.Core.Autopilot.Notebooks;

/// <summary>A learner of ours as a constructor of scikit-learn or LightGBM, with the hyperparameters the run ended with.</summary>
/// <param name="View">"tree" or "linear".</param>
/// <param name="Code">An expression that makes an unfitted estimator.</param>
/// <param name="Note">What stands in for what; null for a twin.</param>
internal sealed record PythonEstimator(string View, string Code, string? Note = null);

internal static class PythonEstimators
{
    public static PythonEstimator For(string learner, IReadOnlyDictionary<string, string> parameters, ProblemType problem)
    {
        var kind = problem == ProblemType.Regression ? "Regressor" : "Classifier";
        double Read(string name, double otherwise) => parameters.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
        return learner switch
        {
            "LightGBM" => new("tree", LightGbm(kind, Read)),
            "Linear" => new("linear", Linear(problem, Read), "The strength of the penalty is chosen on validation rows here; in Python it is fixed."),
            "ExtraTrees" or "RandomForest" => new("tree", Forest(learner, kind, problem, Read)),
            "NearestNeighbours" => new("linear", $"Filled(KNeighbors{kind}(n_neighbors={Whole(Read("neighbours", 15))}, weights={Of(Read("by_distance", 1) > 0 ? "distance" : "uniform")}), weighs=False)"),
            "NeuralNetwork" => new(
                "linear",
                $"Filled(MLP{kind}(hidden_layer_sizes=({Whole(Read("width", 256))},) * {Whole(Read("layers", 3))}, max_iter={Whole(Math.Clamp(Read("stop_after_epochs", 60), 1, 200))}, random_state=SEED), weighs=False)",
                "scikit-learn's network stands in for this server's (embeddings of levels, dropout, averaged weights)."),
            "SymmetricTrees" => new(
                "tree",
                $"Filled(HistGradientBoosting{kind}(max_iter={Whole(Read("iterations", 300))}, learning_rate={Of(Read("learning_rate", 0.06))}, max_depth={Whole(Read("depth", 6))}, l2_regularization={Of(Read("l2", 3))}, early_stopping=False, random_state=SEED))",
                "Histogram boosting stands in for symmetric trees."),
            "FastTree" => new(
                "tree",
                $"Filled(HistGradientBoosting{kind}(max_iter={Whole(Read("trees", 300))}, learning_rate={Of(Read("learning_rate", 0.1))}, max_leaf_nodes={Whole(Read("num_leaves", 20))}, min_samples_leaf={Whole(Read("min_rows_in_leaf", 10))}, early_stopping=False, random_state=SEED))",
                "Histogram boosting stands in for FastTree."),
            _ => throw new ArgumentException($"No Python is known for learner '{learner}'.", nameof(learner)),
        };
    }

    /// <summary>Names in LightGBM are its own on both sides.</summary>
    private static string LightGbm(string kind, Func<string, double, double> read) => string.Create(
        CultureInfo.InvariantCulture,
        $"BySigns(lgb.LGBM{kind}(n_estimators={Whole(read("iterations", 200))}, learning_rate={Of(read("learning_rate", 0.05))}, num_leaves={Whole(read("num_leaves", 31))}, min_child_samples={Whole(read("min_data_in_leaf", 20))}, colsample_bytree={Of(read("feature_fraction", 1))}, subsample={Of(read("bagging_fraction", 1))}, subsample_freq={(read("bagging_fraction", 1) < 1 ? 1 : 0)}, reg_alpha={Of(read("lambda_l1", 0))}, reg_lambda={Of(read("lambda_l2", 1))}, extra_trees={Of(read("extra_trees", 0) > 0)}, linear_tree={Of(read("linear_tree", 0) > 0)}, random_state=SEED, verbose=-1))");

    private static string Linear(ProblemType problem, Func<string, double, double> read)
    {
        // Ours adds penalty times the squared weights to a mean loss, scikit-learn to a sum; without the number of rows a factor of 1,000 stands for it.
        var penalty = Math.Max(1e-6, read("l2", 0.003));
        return problem == ProblemType.Regression
            ? $"Filled(Ridge(alpha={Of(1000 * penalty)}))"
            : $"Filled(LogisticRegression(C={Of(Math.Round(1 / (1000 * penalty), 6))}, max_iter=2000))";
    }

    private static string Forest(string learner, string kind, ProblemType problem, Func<string, double, double> read)
    {
        var criterion = problem != ProblemType.Regression && read("entropy", 0) > 0 ? ", criterion=\"entropy\"" : "";
        return $"Filled({learner}{kind}(n_estimators={Whole(read("trees", 300))}, max_features={Of(Math.Clamp(read("columns_per_split", 0.5), 0.01, 1))}, min_samples_leaf={Whole(Math.Max(1, read("min_rows_in_leaf", 1)))}{criterion}, n_jobs=-1, random_state=SEED))";
    }
}
