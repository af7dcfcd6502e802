using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>
/// Numbers with waves of themselves and vectors of levels, scaled, through dense layers (RealMLP of Holzmüller, Grinsztajn and Steinwart 2024, "Better by
/// default"). One instance serves one thread; <see cref="Twin"/> shares the parameters.
/// </summary>
internal sealed class TabularNetwork
{
    private const float FrequencyDeviation = 0.1f;
    private const float PeriodicRate = 0.1f;
    private const float ScalingRate = 6;
    private const float BiasRate = 0.1f;

    private readonly int[] plain;
    private readonly int[] periodic;
    private readonly (int Column, Embedding Embedding)[] levels;
    private readonly PeriodicEmbedding waves;
    private readonly Sequential body;
    private readonly Matrix numbers = new(0, 0);
    private readonly Matrix joined = new(0, 0);
    private int[][] codes = [];

    private TabularNetwork(NetworkPlan plan, PeriodicEmbedding waves, (int Column, Embedding Embedding)[] levels, Sequential body)
    {
        (Plan, this.waves, this.levels, this.body) = (plan, waves, levels, body);
        plain = [.. plan.ColumnsOf(NetworkInputKind.Plain)];
        periodic = [.. plan.ColumnsOf(NetworkInputKind.Periodic)];
        codes = [.. levels.Select(_ => Array.Empty<int>())];
        Parameters =
        [
            .. waves.Parameters.Select(parameter => ($"waves.{parameter.Name}", parameter)),
            .. levels.Select(level => ($"level{level.Column}.{level.Embedding.Vectors.Name}", level.Embedding.Vectors)),
            .. body.Layers.SelectMany((layer, at) => layer.Parameters.Select(parameter => ($"layer{at}.{parameter.Name}", parameter))),
        ];
    }

    public NetworkPlan Plan { get; }

    public IReadOnlyList<(string Name, Parameter Parameter)> Parameters { get; }

    public IEnumerable<Dropout> Dropouts => body.Layers.OfType<Dropout>();

    public static TabularNetwork Create(NetworkPlan plan, LaneRandom random)
    {
        var periodic = plan.ColumnsOf(NetworkInputKind.Periodic).Count();
        var waves = PeriodicEmbedding.Create(periodic, plan.Waves, plan.Sums, FrequencyDeviation, PeriodicRate, random);
        var levels = plan.ColumnsOf(NetworkInputKind.Level)
            .Select(column => (column, Embedding.Create(plan.Inputs[column].Levels, plan.Inputs[column].Width, 1, random))).ToArray();
        var width = plan.ColumnsOf(NetworkInputKind.Plain).Count() + (periodic * waves.Width) + levels.Sum(level => level.Item2.Width);
        var layers = new List<Layer> { new Scaling(width, ScalingRate) };
        foreach (var hidden in plan.Hidden)
        {
            layers.Add(MakeLinear(width, hidden, random));
            layers.Add(plan.ProblemType == Metrics.ProblemType.Regression ? new Activation<Mish>() : new Activation<Selu>());
            layers.Add(new Dropout(0));
            width = hidden;
        }

        layers.Add(MakeLinear(width, plan.Outputs, random));
        return new TabularNetwork(plan, waves, levels, new Sequential(layers));
    }

    /// <param name="rows">Columns as in the plan.</param>
    public Matrix Forward(FeatureMatrix rows, ReadOnlySpan<int> chosen, Pass pass)
    {
        joined.Reshape(chosen.Length, WidthOfJoined());
        for (var at = 0; at < plain.Length; at++)
        {
            var column = rows.Column(plain[at]);
            for (var row = 0; row < chosen.Length; row++)
            {
                joined[row, at] = column[chosen[row]];
            }
        }

        numbers.Reshape(periodic.Length, chosen.Length);
        for (var at = 0; at < periodic.Length; at++)
        {
            var column = rows.Column(periodic[at]);
            var to = numbers.Row(at);
            for (var row = 0; row < to.Length; row++)
            {
                to[row] = column[chosen[row]];
            }
        }

        waves.Forward(numbers, joined, plain.Length);
        var first = plain.Length + (periodic.Length * waves.Width);
        for (var at = 0; at < levels.Length; at++)
        {
            levels[at].Embedding.Forward(CodesOf(rows, at, chosen), joined, first);
            first += levels[at].Embedding.Width;
        }

        return body.Forward(joined, pass);
    }

    public void Backward(Matrix gradient, Pass pass)
    {
        var ofJoined = body.Backward(gradient, pass);
        waves.Backward(numbers, ofJoined, plain.Length);
        var first = plain.Length + (periodic.Length * waves.Width);
        for (var at = 0; at < levels.Length; at++)
        {
            levels[at].Embedding.Backward(codes[at].AsSpan(0, ofJoined.Rows), ofJoined, first);
            first += levels[at].Embedding.Width;
        }
    }

    public TabularNetwork Twin() => new(
        Plan,
        waves.Twin(),
        [.. levels.Select(level => (level.Column, new Embedding(level.Embedding.Vectors)))],
        (Sequential)body.Twin());

    /// <summary>As a linear layer whose weights are near 1 and divided by the root of the inputs (NTK parametrisation), written as a share of the learning rate.</summary>
    private static Neural.Layers.Linear MakeLinear(int inputs, int outputs, LaneRandom random)
    {
        var deviation = 1 / MathF.Sqrt(Math.Max(1, inputs));
        var weight = new Parameter("weight", outputs, inputs) { LearningRateFactor = deviation };
        var bias = new Parameter("bias", 1, outputs) { LearningRateFactor = BiasRate, Decays = false };
        random.FillNormal(weight.Value.Span, deviation);
        random.FillNormal(bias.Value.Span, 1);
        return Neural.Layers.Linear.Of(weight, bias);
    }

    private int WidthOfJoined() => plain.Length + (periodic.Length * waves.Width) + levels.Sum(level => level.Embedding.Width);

    private ReadOnlySpan<int> CodesOf(FeatureMatrix rows, int at, ReadOnlySpan<int> chosen)
    {
        if (codes[at].Length < chosen.Length)
        {
            codes[at] = new int[chosen.Length];
        }

        var column = rows.Column(levels[at].Column);
        var last = levels[at].Embedding.Vectors.Value.Rows - 1;
        for (var row = 0; row < chosen.Length; row++)
        {
            codes[at][row] = Math.Clamp((int)column[chosen[row]], 0, last);
        }

        return codes[at].AsSpan(0, chosen.Length);
    }
}
