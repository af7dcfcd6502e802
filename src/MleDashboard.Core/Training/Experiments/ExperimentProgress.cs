namespace MleDashboard.Core.Training.Experiments;

/// <summary>Says to the observer how far the build is.</summary>
internal sealed class ExperimentProgress(IExperimentObserver observer, ExperimentPlan plan)
{
    public const string Preparing = "Prepare the columns";
    public const string Fitting = "Fit the learners";
    public const string Weighing = "Weigh the ensemble";
    public const string Refitting = "Fit the best on all rows";
    public const string Saving = "Save the model";

    private const double FitsBegin = 0.05;
    private double fitsEnd;
    private double fraction;

    public void Begin()
    {
        fitsEnd = plan.IsRefitted ? 0.75 : 0.92;
        observer.Planned(plan.IsRefitted ? [Preparing, Fitting, Weighing, Refitting, Saving] : [Preparing, Fitting, Weighing, Saving]);
        Report(Preparing, 0, null);
    }

    public void Enter(string stage, string? detail, int trial = 0) => Report(stage, stage switch
    {
        Fitting => At(trial),
        Weighing => fitsEnd,
        Refitting => fitsEnd + 0.02,
        _ => 0.96,
    }, detail);

    /// <param name="done">Share of the trial that is done.</param>
    public void Advance(int trial, double done) => Report(Fitting, At(trial + done), plan.Trials[trial].Name);

    public void Done() => Report(Saving, 1, null);

    private double At(double trials) => FitsBegin + ((fitsEnd - FitsBegin) * trials / Math.Max(1, plan.Trials.Count));

    private void Report(string stage, double at, string? detail)
    {
        fraction = Math.Max(fraction, at);
        observer.Progressed(stage, fraction, detail);
    }
}
