using MleDashboard.Core.Training;

namespace MleDashboard.Web.Features.Models;

/// <summary>How long a build takes, as buttons and sentences say it.</summary>
internal static class BuildTimes
{
    /// <summary>"about 20 s", "about 4 min": the middle of the range, in steps a person would say.</summary>
    public static string About(BuildEstimate estimate)
    {
        var seconds = (estimate.Low.TotalSeconds + estimate.High.TotalSeconds) / 2;
        return seconds switch
        {
            < 10 => $"about {Math.Max(1, Math.Round(seconds)):0} s",
            < 90 => $"about {Math.Round(seconds / 5) * 5:0} s",
            < 5400 => $"about {Math.Round(seconds / 60):0} min",
            _ => $"about {seconds / 3600:0.#} h",
        };
    }

    /// <summary>"15 to 30 s", "2 to 5 min".</summary>
    public static string Range(BuildEstimate estimate)
    {
        var (unit, size) = estimate.High.TotalSeconds < 90 ? ("s", 1.0) : estimate.High.TotalMinutes < 90 ? ("min", 60.0) : ("h", 3600.0);
        var low = Math.Max(1, Math.Floor(estimate.Low.TotalSeconds / size));
        var high = Math.Max(low, Math.Ceiling(estimate.High.TotalSeconds / size));
        return low == high ? $"about {low:0} {unit}" : $"{low:0} to {high:0} {unit}";
    }
}
