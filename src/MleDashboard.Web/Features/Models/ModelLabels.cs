using MleDashboard.Core.Jobs;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Models;

/// <summary>The words of the model pages for types, presets, metrics and states.</summary>
internal static class ModelLabels
{
    public static string Of(ProblemType type) => type switch
    {
        ProblemType.Binary => "2 category prediction",
        ProblemType.Multiclass => "3+ category prediction",
        _ => "Numeric prediction",
    };

    /// <summary>For table cells: "2 category".</summary>
    public static string Short(ProblemType type) => type switch
    {
        ProblemType.Binary => "2 category",
        ProblemType.Multiclass => "3+ category",
        _ => "numeric",
    };

    /// <summary>A metric in a few letters, as a unit behind its value: "AUC", "RMSE", "log loss".</summary>
    public static string Short(string metric) => metric switch
    {
        "roc_auc" => "AUC",
        "pr_auc" => "PR AUC",
        "rmse" or "mae" or "mse" or "mape" or "smape" or "rmsle" or "mcc" => metric.ToUpperInvariant(),
        "r2" => "R²",
        "f1" => "F1",
        _ => metric.Replace('_', ' '),
    };

    public static string Long(string metric) => MetricCatalog.Find(metric)?.Label ?? metric;

    public static string InSentence(string metric) => MetricCatalog.Find(metric)?.LabelInSentence ?? metric;

    /// <summary>Scores with a fixed scale get three decimals, errors in the target's unit four significant digits.</summary>
    public static string Score(double? value, string metric)
    {
        if (value is not { } score || double.IsNaN(score))
        {
            return "–";
        }

        return MetricCatalog.Find(metric) is { HigherIsBetter: true } || metric is "log_loss" or "brier"
            ? (Math.Abs(score) < 0.0005 ? 0 : score).ToString("0.000", System.Globalization.CultureInfo.InvariantCulture)
            : Formats.FixedNumber(score);
    }

    /// <summary>Half of the width: three decimals as the score has, or two significant digits in the target's unit.</summary>
    public static string HalfWidth(Interval interval, string metric)
    {
        var half = (interval.High - interval.Low) / 2;
        return MetricCatalog.Find(metric) is { HigherIsBetter: true } || metric is "log_loss" or "brier" || half is 0 or double.NaN || double.IsInfinity(half)
            ? Score(half, metric)
            : Formats.Number(double.Parse(half.ToString("G2", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>"0.950 to 0.974".</summary>
    public static string Range(Interval interval, string metric) => $"{Score(interval.Low, metric)} to {Score(interval.High, metric)}";

    /// <summary>What a version is in a tag. <paramref name="job"/> makes a running build's tag live; a finished version whose files are not as its build left them is damaged.</summary>
    public static (Tone Tone, string Text) Status(ModelVersion? version, JobRun? job, bool isDamaged = false) => version switch
    {
        null => (Tone.Quiet, "Draft"),
        { State: ModelVersionState.Ready } when isDamaged => (Tone.Bad, "Damaged"),
        { State: ModelVersionState.Building } when job is null => (Tone.Accent, "Building"),
        { State: ModelVersionState.Building } when job.State is JobState.Queued => (Tone.Accent, "Queued"),
        { State: ModelVersionState.Building } => (Tone.Accent, BuildingText(job!)),
        { State: ModelVersionState.Failed } => (Tone.Bad, "Failed"),
        { State: ModelVersionState.Cancelled } => (Tone.Quiet, "Stopped"),
        { Content.IsNoBetterThanBaseline: true } => (Tone.Warn, "No better than guessing"),
        _ => (Tone.Good, "Ready"),
    };

    public static string Title(ModelVersion version) => $"V{version.Number} · {version.Settings.Preset}";

    public static ModelVersion? Latest(this Model model) => model.Versions is [var newest, ..] ? newest : null;

    public static ModelVersion? LatestReady(this Model model) => model.Versions.FirstOrDefault(version => version.State == ModelVersionState.Ready);

    private static string BuildingText(JobRun job)
    {
        var percent = $"Building {Math.Floor(job.Fraction * 100):0}%";
        return job.Remaining is { } remaining ? $"{percent} · {Formats.Remaining(remaining.Low, remaining.High)}" : percent;
    }
}
