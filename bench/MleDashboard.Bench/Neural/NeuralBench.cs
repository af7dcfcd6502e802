using System.Diagnostics;
using System.Globalization;
using MleDashboard.Bench.Training;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Kernels;
using MleDashboard.Core.Neural.Layers;
using MleDashboard.Core.Neural.Losses;
using MleDashboard.Core.Neural.Optimisation;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.NeuralNetwork;

namespace MleDashboard.Bench.Neural;

/// <summary>GFLOP/s of matrix products, the seconds of an epoch of 100,000 rows through 256 x 256, and the cost of the tabular network: <c>neural [threads]</c>.</summary>
internal static class NeuralBench
{
    private static readonly (int Rows, int Columns, int Depth)[] Shapes =
        [(256, 256, 256), (256, 256, 128), (128, 128, 128), (512, 512, 512), (1024, 1024, 1024), (256, 1, 256)];

    public static Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var most = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : Environment.ProcessorCount;
        foreach (var threads in Enumerable.Range(1, most))
        {
            foreach (var (rows, columns, depth) in Shapes)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{threads} threads, {rows} x {columns} x {depth}: A B {Rate(rows, columns, depth, threads, Plain):0}, At B {Rate(rows, columns, depth, threads, LeftTransposed):0}, A Bt {Rate(rows, columns, depth, threads, RightTransposed):0} GFLOP/s"));
            }

            foreach (var batch in new[] { 256, 1024 })
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threads} threads, epoch of 100,000 x 100 through 256 and 256, batches of {batch}: {Epoch(batch, threads):0.00} s"));
            }
        }

        Learn();
        return Task.FromResult(0);
    }

    /// <summary>The tabular network with its default settings on a made table of 21 columns, beside what it says of its own cost.</summary>
    private static void Learn()
    {
        foreach (var rows in new[] { 1_000, 4_000, 20_000 })
        {
            var table = BenchTables.Make(rows, seed: 1);
            var target = new TargetValues(ProblemType.Binary, TargetValues.Encode(table.Find("answer")!, ["0", "1"]), 2);
            var features = new Table([.. table.Columns.Take(21)]);
            var pipeline = FeaturePipeline.Fit(features, target);
            var learner = new NeuralNetworkLearner();
            var matrix = pipeline.Transform(features, learner.View);
            var task = new LearnerTask { Train = matrix, Target = target, Metric = MetricCatalog.Find("roc_auc")! };
            var before = Environment.CpuUsage.TotalTime;
            using var fitted = learner.Fit(task, CancellationToken.None);
            var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            var said = learner.EstimateSeconds(new LearnerShape(rows, 21, 1, 1, IsRegression: false));
            var unseen = pipeline.Transform(new Table([.. BenchTables.Make(200_000, seed: 2).Columns.Take(21)]), learner.View);
            fitted.Predict(unseen, 1);
            before = Environment.CpuUsage.TotalTime;
            fitted.Predict(unseen, 1);
            var rate = 200_000 / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} x 21, {fitted.Parameters["networks"]} networks: {seconds:0.0} processor seconds (said {said:0.0}), {rate:0} rows a processor second"));
        }
    }

    private static void Plain(int rows, int columns, int depth, Matrix left, Matrix right, Matrix result, int threads) =>
        Gemm.Multiply(left.Reshape(rows, depth), right.Reshape(depth, columns), result, false, threads);

    private static void LeftTransposed(int rows, int columns, int depth, Matrix left, Matrix right, Matrix result, int threads) =>
        Gemm.MultiplyLeftTransposed(left.Reshape(depth, rows), right.Reshape(depth, columns), result, false, threads);

    private static void RightTransposed(int rows, int columns, int depth, Matrix left, Matrix right, Matrix result, int threads) =>
        Gemm.MultiplyRightTransposed(left.Reshape(rows, depth), right.Reshape(columns, depth), result, false, threads);

    /// <summary>Best of several rounds, for the machine may be shared.</summary>
    private static double Rate(int rows, int columns, int depth, int threads, Action<int, int, int, Matrix, Matrix, Matrix, int> multiply)
    {
        var random = new LaneRandom(1);
        var (left, right, result) = (new Matrix(rows, depth), new Matrix(depth, columns), new Matrix(rows, columns));
        random.FillNormal(left.Span, 1);
        random.FillNormal(right.Span, 1);
        var operations = 2.0 * rows * columns * depth;
        var repeats = (int)Math.Max(1, 2e9 / operations);
        var best = 0.0;
        for (var round = 0; round < 7; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var at = 0; at < repeats; at++)
            {
                multiply(rows, columns, depth, left, right, result, threads);
            }

            best = Math.Max(best, repeats * operations / watch.Elapsed.TotalSeconds / 1e9);
        }

        return best;
    }

    private static double Epoch(int batch, int threads)
    {
        var random = new LaneRandom(1);
        var network = new Sequential(
            Linear.Create(100, 256, random, isFirst: true), new Activation<Mish>(), new Dropout(0.1f), Linear.Create(256, 256, random), new Activation<Mish>(), new Dropout(0.1f), Linear.Create(256, 1, random));
        var optimiser = new AdamW(network.Parameters);
        var loss = new LogisticLoss();
        var (input, gradient, targets) = (new Matrix(batch, 100), new Matrix(0, 0), new float[batch]);
        random.FillNormal(input.Span, 1);
        var pass = new Pass(true, random, threads);
        var best = double.PositiveInfinity;
        for (var round = 0; round < 4; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var row = 0; row < 100_000; row += batch)
            {
                loss.Evaluate(network.Forward(input, pass), targets, [], gradient);
                network.Backward(gradient, pass);
                optimiser.Step(1e-3);
            }

            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }
}
