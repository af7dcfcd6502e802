using MleDashboard.Core.Neural;

namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>A copy of the parameters as they were at the smallest loss.</summary>
internal sealed class BestParameters(IReadOnlyList<Parameter> parameters)
{
    private readonly Matrix[] kept = [.. parameters.Select(_ => new Matrix(0, 0))];
    private double loss = double.PositiveInfinity;
    private int epoch;

    public void Offer(int candidate, double itsLoss)
    {
        if (itsLoss >= loss || double.IsNaN(itsLoss))
        {
            return;
        }

        (epoch, loss) = (candidate, itsLoss);
        for (var at = 0; at < kept.Length; at++)
        {
            kept[at].CopyFrom(parameters[at].Value);
        }
    }

    /// <returns>The epoch of the parameters that then stand: <paramref name="last"/> when none was offered.</returns>
    public int Restore(int last)
    {
        for (var at = 0; epoch > 0 && at < kept.Length; at++)
        {
            parameters[at].Value.CopyFrom(kept[at]);
        }

        return epoch > 0 ? epoch : last;
    }
}
