using MleDashboard.Core.Training.Learners;
using MleDashboard.Core.Training.Learners.LightGbm;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>
/// How the fits of a trial's folds share the threads: side by side on one thread each when they are small, since a learner on few rows gains little from a
/// second thread, else one after the other on all threads.
/// </summary>
internal sealed record FoldLanes(int Lanes, int ThreadsOfEach)
{
    public static FoldLanes For(TrainingData data, int threads) => For(data.Target.Length, data.All.Pipeline.Columns.Count, data.Folds.Count, threads);

    /// <param name="rows">Training rows of all folds.</param>
    /// <param name="columns">Of the table, target not included.</param>
    public static FoldLanes For(int rows, int columns, int folds, int threads) =>
        threads > 1 && folds > 1 && (long)rows * columns < LightGbmLearner.CellsWorthThreads
            ? new FoldLanes(Math.Min(threads, folds), 1)
            : new FoldLanes(1, threads);

    /// <summary>What the fits of a trial should take on an idle machine: of all its folds, or of the one that answers out of bag for them.</summary>
    /// <param name="inFold">The size of one fold's fit.</param>
    /// <param name="rows">Training rows of all folds.</param>
    public double SecondsOf(ILearner learner, LearnerShape inFold, int rows, int folds) => learner.HasOutOfBag && folds > 1
        ? learner.EstimateSeconds(inFold with { Rows = rows, Threads = Lanes * ThreadsOfEach })
        : folds * learner.EstimateSeconds(inFold with { Threads = ThreadsOfEach }) / Lanes;

    /// <summary>Runs <paramref name="fit"/> for folds from <paramref name="first"/> up to <paramref name="end"/>. After a fault no further fold begins; the first fault is thrown as it was.</summary>
    public void Run(int first, int end, Action<int> fit)
    {
        var next = first - 1;
        var hasFailed = false;
        var lanes = Enumerable.Range(0, Lanes).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        Task.WhenAll(lanes).GetAwaiter().GetResult();

        void Work()
        {
            try
            {
                while (!Volatile.Read(ref hasFailed) && Interlocked.Increment(ref next) is var fold && fold < end)
                {
                    fit(fold);
                }
            }
            catch
            {
                Volatile.Write(ref hasFailed, true);
                throw;
            }
        }
    }

    /// <summary>Of what is left of the trial's time, the part of fold number <paramref name="fold"/> among <paramref name="folds"/>.</summary>
    public double ShareOf(int fold, int folds) => Math.Min(1, (double)Lanes / (folds - fold));
}
