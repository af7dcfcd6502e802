using MleDashboard.Core.Metrics;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Losses;
using MleDashboard.Core.Neural.Optimisation;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>Trains a network and leaves in it the parameters of its best epoch on the validation rows.</summary>
internal sealed class NetworkTrainer(TabularNetwork network, LearnerTask task, NetworkSettings settings, CancellationToken cancellationToken)
{
    private const int AnswerRows = 512;

    private readonly LaneRandom random = new(task.Seed);
    private readonly Random shuffle = new(task.Seed);
    private readonly Matrix gradient = new(0, 0);
    private readonly float[] targets = Scaled(task.Target, network.Plan);
    private readonly float[] validationTargets = task.ValidationTarget is null ? [] : Scaled(task.ValidationTarget, network.Plan);
    private readonly Loss loss = LossOf(task);
    private readonly Loss validationLoss = LossOf(task);

    /// <returns>The epoch whose parameters stand, from 1, and whether time cut the training short.</returns>
    public (int Epoch, bool IsCutShort) Run()
    {
        var parameters = network.Parameters.Select(named => named.Parameter).ToList();
        var optimiser = new AdamW(parameters) { Beta1 = 0.9, Beta2 = 0.95 };
        var pass = new Pass(true, random, task.Threads);
        var order = Enumerable.Range(0, task.Train.RowCount).ToArray();
        var batches = Math.Max(1, order.Length / settings.BatchRows);
        var best = (Epoch: 0, Loss: double.PositiveInfinity);
        var kept = parameters.ConvertAll(_ => new Matrix(0, 0));
        var isCutShort = false;
        var epoch = 0;
        while (epoch < settings.StopAfter && !isCutShort)
        {
            shuffle.Shuffle(order);
            for (var batch = 0; batch < batches; batch++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (task.Budget.IsOver)
                {
                    isCutShort = true;
                    break;
                }

                var from = (int)((long)order.Length * batch / batches);
                var to = (int)((long)order.Length * (batch + 1) / batches);
                Step(order.AsSpan(from, to - from), optimiser, pass, (epoch + ((double)batch / batches)) / settings.Epochs);
            }

            epoch++;
            if (task.Validation is null)
            {
                continue;
            }

            var validated = Validate();
            if (validated < best.Loss)
            {
                best = (epoch, validated);
                for (var at = 0; at < kept.Count; at++)
                {
                    kept[at].CopyFrom(parameters[at].Value);
                }
            }
        }

        for (var at = 0; best.Epoch > 0 && at < kept.Count; at++)
        {
            parameters[at].Value.CopyFrom(kept[at]);
        }

        return (best.Epoch > 0 ? best.Epoch : epoch, isCutShort);
    }

    private void Step(ReadOnlySpan<int> rows, AdamW optimiser, Pass pass, double done)
    {
        var flat = LearningRateSchedule.FlatCosine(done);
        foreach (var dropout in network.Dropouts)
        {
            dropout.Share = (float)(settings.Dropout * flat);
        }

        Smooth(settings.Smoothing * flat);
        var outputs = network.Forward(task.Train, rows, pass);
        Span<float> batchTargets = rows.Length <= 1024 ? stackalloc float[rows.Length] : new float[rows.Length];
        Span<float> weights = task.Weights is null ? [] : new float[rows.Length];
        for (var at = 0; at < rows.Length; at++)
        {
            batchTargets[at] = targets[rows[at]];
            if (task.Weights is not null)
            {
                weights[at] = task.Weights[rows[at]];
            }
        }

        loss.Evaluate(outputs, batchTargets, weights, gradient);
        network.Backward(gradient, pass);
        optimiser.Step(settings.LearningRate * LearningRateSchedule.CosLog4(done), settings.Decay * flat);
    }

    private double Validate()
    {
        var rows = task.Validation!.RowCount;
        Span<int> chosen = stackalloc int[AnswerRows];
        double sum = 0, weight = 0;
        for (var from = 0; from < rows; from += AnswerRows)
        {
            var count = Math.Min(AnswerRows, rows - from);
            for (var at = 0; at < count; at++)
            {
                chosen[at] = from + at;
            }

            var outputs = network.Forward(task.Validation, chosen[..count], Pass.Answering);
            var weights = task.ValidationWeights is null ? [] : task.ValidationWeights.AsSpan(from, count);
            sum += count * validationLoss.Evaluate(outputs, validationTargets.AsSpan(from, count), weights, gradient);
            weight += count;
        }

        return sum / weight;
    }

    private void Smooth(double smoothing)
    {
        if (loss is SoftmaxCrossEntropy several)
        {
            several.Smoothing = smoothing;
        }
        else if (loss is LogisticLoss two)
        {
            two.Smoothing = smoothing;
        }
    }

    private static Loss LossOf(LearnerTask task) => (task.Target.ProblemType, task.Loss) switch
    {
        (ProblemType.Binary, _) => new LogisticLoss(),
        (ProblemType.Multiclass, _) => new SoftmaxCrossEntropy(),
        (_, RegressionLoss.Absolute) => new QuantileLoss(0.5),
        (_, RegressionLoss.Quantile) => new QuantileLoss(task.Quantile),
        _ => new SquaredLoss(),
    };

    private static float[] Scaled(TargetValues target, NetworkPlan plan) =>
        Array.ConvertAll(target.Values, value => (float)((value - plan.Center) / plan.Scale));
}
