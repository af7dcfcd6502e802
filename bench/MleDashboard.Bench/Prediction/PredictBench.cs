using System.Diagnostics;
using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Engine;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Storage;
using MleDashboard.Core.Training;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.LightGbm;

namespace MleDashboard.Bench.Prediction;

/// <summary>
/// Predicts a generated table of 22 columns with one LightGBM of 200 trees: <c>predict [rows]</c>. Prints rows a second in memory (trees alone, and with the columns
/// made ready) and from Parquet to Parquet; the targets are 200,000 rows a second in memory and 100,000 rows in seconds from file to file.
/// </summary>
internal static class PredictBench
{
    private const int TrainRows = 20_000;
    private const int Numbers = 16;
    private const int Labels = 5;

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var rows = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
        var folder = Directory.CreateTempSubdirectory("mle-bench-").FullName;
        try
        {
            var schema = Generate(folder, rows);
            var path = Path.Combine(folder, "data.parquet");
            var reader = new ParquetTableReader();
            using var model = Fit(await reader.ReadAsync(path, schema, null, CancellationToken.None, 0, TrainRows));
            var table = await reader.ReadAsync(path, schema, null, CancellationToken.None, 0, Math.Min(rows, 200_000));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} processors, {model.Trees} trees, {schema.Columns.Count} columns"));
            var matrix = model.Transform(table);
            Measure("trees alone", table.RowCount, () => model.PredictMatrix(matrix));
            Measure("columns and trees", table.RowCount, () => model.Predict(table));
            await MeasureBatchAsync(reader, model, path, schema, rows, folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DatasetSchema Generate(string folder, int rows)
    {
        var numbers = Enumerable.Range(0, Numbers).Select(c => $"random() * {c + 1} AS n{c}");
        var labels = Enumerable.Range(0, Labels).Select(c => $"'v' || (random() * {4 + (c * 20)})::INT AS c{c}");
        using var engine = TableEngine.Open(EngineLimits.Default, folder);
        engine.Execute($"""
            SELECT setseed(0.5);
            COPY (SELECT *, CASE WHEN n0 + n1 * n2 / 3 + len(c1) / 3 + random() > 2.6 THEN '1' ELSE '0' END AS y FROM (SELECT {string.Join(", ", numbers.Concat(labels))} FROM range({rows})))
            TO {Sql.Text(Path.Combine(folder, "data.parquet"))} (FORMAT parquet)
            """);
        return new DatasetSchema([
            .. Enumerable.Range(0, Numbers).Select(c => new DatasetColumn($"n{c}", ColumnType.Numeric)),
            .. Enumerable.Range(0, Labels).Select(c => new DatasetColumn($"c{c}", ColumnType.Categorical)),
            new DatasetColumn("y", ColumnType.Boolean)]);
    }

    private static OneLightGbm Fit(Table rows)
    {
        string[] classes = ["0", "1"];
        var target = new TargetValues(ProblemType.Binary, TargetValues.Encode(rows.Find("y")!, classes), 2);
        var inputs = new Table([.. rows.Columns.Where(column => column.Name != "y")]);
        var pipeline = FeaturePipeline.Fit(inputs, target);
        var learner = new LightGbmLearner();
        var fitted = learner.Fit(
            new LearnerTask
            {
                Train = pipeline.TransformTraining(inputs, target, 0, learner.View, Environment.ProcessorCount),
                Target = target,
                Metric = MetricCatalog.Find("log_loss")!,
                Parameters = new Dictionary<string, double> { [LightGbmLearner.Iterations] = 200 },
                Threads = Environment.ProcessorCount,
            },
            CancellationToken.None);
        return new OneLightGbm(pipeline, learner.View, fitted);
    }

    private static void Measure(string name, int rows, Action predict)
    {
        predict();
        const int times = 5;
        var processor = ProcessorSeconds();
        var best = Enumerable.Range(0, times).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            predict();
            return Stopwatch.GetElapsedTime(started).TotalSeconds;
        });
        Print(name + ", best of 5", rows, best, (ProcessorSeconds() - processor) / times);
    }

    private static async Task MeasureBatchAsync(ParquetTableReader reader, OneLightGbm model, string path, DatasetSchema schema, int rows, string folder)
    {
        var processor = ProcessorSeconds();
        var started = Stopwatch.GetTimestamp();
        var output = Path.Combine(folder, "predictions.parquet");
        await new BatchPredictor(reader).PredictAsync(
            model, null, new BatchInput(path, schema, rows), output, new JobLimits(Environment.ProcessorCount, 2L << 30), null, CancellationToken.None);
        Print("Parquet to Parquet", rows, Stopwatch.GetElapsedTime(started).TotalSeconds, ProcessorSeconds() - processor);
    }

    /// <summary>On a busy machine the time by the clock says little; what a processor second does stays.</summary>
    private static void Print(string name, int rows, double seconds, double processorSeconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {rows:N0} rows in {seconds:0.000} s, {rows / seconds:N0} rows/s; {processorSeconds:0.000} processor seconds, {rows / processorSeconds:N0} rows each"));

    private static double ProcessorSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private sealed class OneLightGbm(FeaturePipeline pipeline, FeatureView view, FittedLearner learner) : IPredictor
    {
        public string Target => "y";

        public ProblemType ProblemType => ProblemType.Binary;

        public IReadOnlyList<string> Classes => ["0", "1"];

        public int PositiveClass => 1;

        public DatasetSchema InputSchema { get; } = new(pipeline.Columns);

        public IReadOnlyList<string> Candidates => ["LightGBM"];

        public string BestModel => "LightGBM";

        public double Trees => learner.Parameters[LightGbmLearner.Iterations];

        public FeatureMatrix Transform(Table rows) => pipeline.Transform(rows, view, Environment.ProcessorCount);

        public double[] PredictMatrix(FeatureMatrix matrix) => learner.Predict(matrix, Environment.ProcessorCount);

        public Predictions Predict(Table rows, string? candidate = null) => Predictions.OfProbabilities(PredictMatrix(Transform(rows)), 2);

        public void Dispose() => learner.Dispose();
    }
}
