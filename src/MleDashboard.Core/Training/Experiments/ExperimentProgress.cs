namespace MleDashboard.Core.Training.Experiments;

/// <summary>Says to the observer how far the build is.</summary>
internal sealed class ExperimentProgress(IExperimentObserver observer, ExperimentPlan plan)
{
    public const string Preparing = "Prepare the columns";
    public const string Fitting = "Fit the learners";
    public const string Searching = "Search for better settings";
    public const string Stacking = "Stack the learners";
    public const string Weighing = "Weigh the ensemble";
    public const string Refitting = "Fit the best on all rows";
    public const string Saving = "Save the model";

    private const double FitsBegin = 0.05;
    private const double ShareOfSearch = 0.5;
    private readonly Lock reporting = new();
    private readonly int trials = Math.Max(1, plan.Trials.Count + plan.StackTrials.Count);
    private readonly double searchShare = plan.SearchedLearners.Count > 0 ? ShareOfSearch : 0;
    private readonly double fitsEnd = plan.IsRefitted ? 0.75 : 0.92;
    private double fraction;
    private int finished;
    private string? current;

    private string Stage => finished < plan.Trials.Count ? Fitting : Stacking;

    /// <summary>The search lies between the first level and what follows it.</summary>
    private double SearchBegins => FitsBegin + ((1 - searchShare) * (fitsEnd - FitsBegin) * plan.Trials.Count / trials);

    private double SearchEnds => SearchBegins + (searchShare * (fitsEnd - FitsBegin));

    public void Search(int number, FitBudget budget)
    {
        var done = budget.Remaining is { } time && budget.Elapsed + time is { TotalSeconds: > 0 } whole ? budget.Elapsed / whole : Math.Min(1, (double)number / plan.MostSearched);
        Report(Searching, SearchBegins + ((SearchEnds - SearchBegins) * done), $"trial {number}");
    }

    public void Start()
    {
        observer.Planned([Preparing, Fitting, .. plan.SearchedLearners.Count > 0 ? [Searching] : Array.Empty<string>(), .. plan.StackTrials.Count > 0 ? [Stacking] : Array.Empty<string>(), Weighing, .. plan.IsRefitted ? [Refitting] : Array.Empty<string>(), Saving]);
        Report(Preparing, 0, null);
    }

    public void Begin(string trial)
    {
        current = trial;
        Report(Stage, At(finished), trial);
    }

    /// <param name="done">Share of the trial that is done; from any thread.</param>
    public void Advance(double done) => Report(Stage, At(finished + done), current);

    /// <summary>Or left out, or failed.</summary>
    public void Finished() => finished++;

    public void Enter(string stage, string? detail) => Report(stage, stage switch
    {
        Weighing => fitsEnd,
        Refitting => fitsEnd + 0.02,
        _ => 0.96,
    }, detail);

    public void Done() => Report(Saving, 1, null);

    private double At(double done) => FitsBegin + ((1 - searchShare) * (fitsEnd - FitsBegin) * done / trials) + (finished >= plan.Trials.Count ? SearchEnds - SearchBegins : 0);

    private void Report(string stage, double at, string? detail)
    {
        lock (reporting)
        {
            fraction = Math.Max(fraction, at);
            observer.Progressed(stage, fraction, detail);
        }
    }
}
