namespace MleDashboard.Core.Training;

/// <summary>
/// How fast the model of a preset is to be where nothing was asked: counted in processor time by the size of what was fitted, not by the clock, so that the choice repeats
/// whatever else the machine does.
/// </summary>
public static class PredictionPace
{
    private const double Processors = 2;

    /// <summary>Rows a second on two idle processors, from many rows at once; null: as long as it takes.</summary>
    public static int? RowsPerSecondOf(BuildPreset preset) => preset switch
    {
        BuildPreset.Preview => null,
        BuildPreset.Quick => 100_000,
        _ => 5_000,
    };

    internal static double? SecondsPerRowOf(BuildPreset preset) => Processors / RowsPerSecondOf(preset);
}
