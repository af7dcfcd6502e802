using MleDashboard.Bench.Datasets;
using MleDashboard.Bench.Neural;
using MleDashboard.Bench.Prediction;
using MleDashboard.Bench.Profiling;
using MleDashboard.Bench.Synthesis;
using MleDashboard.Bench.Training;

// One line a bench: its word on the command line, and what runs it with the rest of the arguments.
var benches = new Dictionary<string, Func<IReadOnlyList<string>, Task<int>>>
{
    ["import"] = ImportBench.RunAsync,
    ["sample"] = SampleFile.RunAsync,
    ["predict"] = PredictBench.RunAsync,
    ["profile"] = ProfileBench.RunAsync,
    ["features"] = FeaturesBench.RunAsync,
    ["train"] = TrainBench.RunAsync,
    ["held"] = HeldBench.RunAsync,
    ["transform"] = TransformBench.RunAsync,
    ["models"] = ModelsBench.RunAsync,
    ["score"] = ScoreBench.RunAsync,
    ["cross"] = CrossBench.RunAsync,
    ["neural"] = NeuralBench.RunAsync,
    ["learners"] = LearnersBench.RunAsync,
    ["native"] = NativeBench.RunAsync,
    ["ctgan-file"] = CtganFileCheck.RunAsync,
    ["ctgan"] = CtganBench.RunAsync,
    ["rows"] = SampleSpeedBench.RunAsync,
    ["synthesis"] = SynthesisBench.RunAsync,
};

if (args.Length > 0 && benches.TryGetValue(args[0], out var bench))
{
    return await bench(args[1..]);
}

Console.Error.WriteLine($"Name a bench: {string.Join(", ", benches.Keys)}.");
return 2;
