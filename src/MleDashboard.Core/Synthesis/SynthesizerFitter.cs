using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Columns;

namespace MleDashboard.Core.Synthesis;

/// <summary>Fits the synthesizer that settings name to a table.</summary>
public sealed class SynthesizerFitter(TimeProvider time)
{
    public const int LeastRows = 10;

    /// <param name="description">Of the origin, for people: "trained on bookings version 1".</param>
    /// <param name="stop">Ends the learning and keeps what was learned.</param>
    /// <exception cref="OperationCanceledException">Nothing is kept.</exception>
    public Result<FittedSynthesizer> Fit(
        Table table, SynthesisSettings settings, string description, ISynthesisObserver observer, CancellationToken stop, CancellationToken cancellationToken)
    {
        if (SynthesizerCatalog.Find(settings.Synthesizer) is not { } synthesizer)
        {
            return new SynthesizerUnknown(settings.Synthesizer);
        }

        if (synthesizer.Problem(settings) is { } problem)
        {
            return new SynthesisSettingsUnfit(problem);
        }

        if (table.RowCount < LeastRows)
        {
            return new TooFewRowsToLearn(table.RowCount, LeastRows);
        }

        var started = time.GetTimestamp();
        observer.Progressed("Reading the columns", 0);
        var planned = TablePlanner.Plan(table, settings);
        if (!planned.IsOk)
        {
            return planned.Error;
        }

        var (plan, learned) = planned.Value;
        var model = learned.Columns.Count == 0 ? null : synthesizer.Fit(learned, settings, observer, stop, cancellationToken);
        observer.Progressed("Learned", 1);
        var origin = new SynthesizerOrigin
        {
            Description = description,
            TrainedRows = table.RowCount,
            IsStopped = stop.IsCancellationRequested,
            Seconds = time.GetElapsedTime(started).TotalSeconds,
        };
        return new FittedSynthesizer(origin, settings, plan, model);
    }
}
