using System.Collections.Concurrent;
using System.Text.Json;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Losses;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>Networks whose answers are averaged: network.json and network.safetensors. Threads take twins of the networks.</summary>
internal sealed class FittedNeuralNetwork(IReadOnlyList<TabularNetwork> members) : FittedLearner
{
    private const string PlanName = "network.json";
    private const string TensorsName = "network.safetensors";
    private const int BlockRows = 512;

    private readonly ConcurrentBag<TabularNetwork[]> twins = [];
    private readonly NetworkPlan plan = members[0].Plan;

    /// <summary>Products of matrices at some 130 billion operations a second, waves and activations included.</summary>
    public override double SecondsPerRow => members.Sum(member => 15e-12 * member.Parameters.Sum(named => (double)named.Parameter.Value.Rows * named.Parameter.Value.Columns));

    public static FittedNeuralNetwork Read(ModelFiles files)
    {
        try
        {
            var plan = JsonSerializer.Deserialize<NetworkPlan>(files.Read(PlanName), ModelManifest.Json)!;
            var tensors = SafeTensors.Read(files.Read(TensorsName));
            var members = new List<TabularNetwork>();
            for (var number = 0; tensors.Keys.Any(name => name.StartsWith(Prefix(number), StringComparison.Ordinal)); number++)
            {
                members.Add(Member(plan, tensors, number));
            }

            return members.Count > 0
                ? new FittedNeuralNetwork(members) { Parameters = new Dictionary<string, double>() }
                : throw new FormatException("The file of tensors holds no network.");
        }
        catch (JsonException exception)
        {
            throw new FormatException("The network's plan cannot be read.", exception);
        }
    }

    public override double[] Predict(FeatureMatrix rows, int threads)
    {
        if (rows.ColumnCount != plan.Inputs.Count)
        {
            throw new ArgumentException($"The network has {plan.Inputs.Count} features, the rows have {rows.ColumnCount}.", nameof(rows));
        }

        var width = plan.ProblemType == ProblemType.Binary ? 2 : plan.Outputs;
        var answers = new double[(long)rows.RowCount * width];
        RowBlocks.Run(rows.RowCount, BlockRows, threads, (start, count) =>
        {
            if (!twins.TryTake(out var own))
            {
                own = [.. members.Select(member => member.Twin())];
            }

            Span<int> chosen = stackalloc int[count];
            for (var at = 0; at < count; at++)
            {
                chosen[at] = start + at;
            }

            var answer = new double[width];
            foreach (var member in own)
            {
                var outputs = member.Forward(rows, chosen, Pass.Answering);
                for (var row = 0; row < count; row++)
                {
                    Answer(outputs.Row(row), answer);
                    for (var k = 0; k < width; k++)
                    {
                        answers[((start + row) * width) + k] += answer[k] / members.Count;
                    }
                }
            }

            twins.Add(own);
        });
        return answers;
    }

    public override void Save(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, PlanName), JsonSerializer.SerializeToUtf8Bytes(plan, ModelManifest.Json));
        SafeTensors.Write(
            Path.Combine(folder, TensorsName),
            [.. members.SelectMany((member, number) => member.Parameters.Select(named => ($"{Prefix(number)}{named.Name}", named.Parameter.Value)))]);
    }

    private static string Prefix(int number) => $"network{number}.";

    private static TabularNetwork Member(NetworkPlan plan, IReadOnlyDictionary<string, Matrix> tensors, int number)
    {
        var network = TabularNetwork.Create(plan, new LaneRandom(0));
        foreach (var (name, parameter) in network.Parameters)
        {
            if (!tensors.TryGetValue(Prefix(number) + name, out var value) || value.Rows != parameter.Value.Rows || value.Columns != parameter.Value.Columns)
            {
                throw new FormatException($"The network has no '{name}' of {parameter.Value.Rows} x {parameter.Value.Columns}.");
            }

            parameter.Value.CopyFrom(value);
        }

        return network;
    }

    private void Answer(ReadOnlySpan<float> outputs, Span<double> answer)
    {
        switch (plan.ProblemType)
        {
            case ProblemType.Regression:
                answer[0] = Math.Clamp(plan.Center + (plan.Scale * outputs[0]), plan.Lowest, plan.Highest);
                break;
            case ProblemType.Binary:
                answer[1] = 1 / (1 + Math.Exp(-outputs[0]));
                answer[0] = 1 - answer[1];
                break;
            default:
                SoftmaxCrossEntropy.Softmax(outputs, answer);
                break;
        }
    }
}
