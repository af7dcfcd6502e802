namespace MleDashboard.Core.Training.LightGbm;

/// <summary>
/// One thread count for all of LightGBM that is alive in a process. LightGBM sizes a training's buffers by the count at its creation, and the count
/// belongs to the process: a second training with a larger one makes the first write out of bounds, even when their calls never overlap
/// (lightgbm-org/LightGBM#2820). So while anything is alive, who comes later computes with the count that is there; the next one after that gets what it asks for.
/// </summary>
internal sealed class LightGbmThreads
{
    private readonly Lock changing = new();
    private int count;
    private int users;

    /// <returns>The count to compute with until <see cref="Return"/>.</returns>
    public int Rent(int wanted)
    {
        lock (changing)
        {
            count = users++ == 0 ? wanted : count;
            return count;
        }
    }

    public void Return()
    {
        lock (changing)
        {
            users--;
        }
    }
}
