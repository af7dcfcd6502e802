using MleDashboard.Core.Metrics;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Losses;
using MleDashboard.Core.Neural.Optimisation;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>
/// Trains a network and leaves in it the parameters of its best epoch on the validation rows. When the time looks too short for all epochs their number
/// shrinks, so that the learning rate still comes to rest before the end.
/// </summary>
internal sealed class NetworkTrainer(TabularNetwork network, LearnerTask task, NetworkSettings settings, CancellationToken cancellationToken)
{
    private const double ShareOfTime = 0.9;
    private const int AnswerRows = 512;

    private readonly LaneRandom random = new(~task.Seed);
    private readonly Random shuffle = new(task.Seed);
    private readonly Matrix gradient = new(0, 0);
    private readonly float[] targets = Scaled(task.Target, network.Plan);
    private readonly float[] validationTargets = task.ValidationTarget is null ? [] : Scaled(task.ValidationTarget, network.Plan);
    private readonly Loss loss = LossOf(task);
    private readonly Loss validationLoss = LossOf(task);
    private bool isHurried;

    public NetworkMember Run()
    {
        var parameters = network.Parameters.Select(named => named.Parameter).ToList();
        var optimiser = new AdamW(parameters) { Beta1 = 0.9, Beta2 = 0.95 };
        var pass = new Pass(true, random, task.Threads);
        var order = Enumerable.Range(0, task.Train.RowCount).ToArray();
        var best = new BestParameters(parameters);
        var epoch = 0;
        while (epoch < settings.StopAfter)
        {
            shuffle.Shuffle(order);
            if (!Train(order, epoch, optimiser, pass))
            {
                return new NetworkMember(network, best.Restore(epoch), NetworkEnding.Cut);
            }

            epoch++;
            if (task.Validation is not null)
            {
                best.Offer(epoch, Validate());
            }

            Hurry(epoch);
        }

        return new NetworkMember(network, best.Restore(epoch), isHurried ? NetworkEnding.Hurried : NetworkEnding.Whole);
    }

    /// <returns>Whether time was enough for all batches of the epoch.</returns>
    private bool Train(int[] order, int epoch, AdamW optimiser, Pass pass)
    {
        var batches = Math.Max(1, order.Length / settings.BatchRows);
        for (var batch = 0; batch < batches; batch++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (task.Budget.IsOver)
            {
                return false;
            }

            var from = (int)((long)order.Length * batch / batches);
            var to = (int)((long)order.Length * (batch + 1) / batches);
            Step(order.AsSpan(from, to - from), optimiser, pass, (epoch + ((double)batch / batches)) / settings.Epochs);
        }

        return true;
    }

    private void Hurry(int epoch)
    {
        if (task.Budget.Remaining is { } remaining)
        {
            var affordable = epoch + (int)(ShareOfTime * remaining.TotalSeconds / (task.Budget.Elapsed.TotalSeconds / epoch));
            if (affordable < settings.StopAfter)
            {
                settings = settings.In(Math.Max(epoch + 1, affordable));
                isHurried = true;
            }
        }
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
