using System.Globalization;
using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Synthesis.Sampling;

/// <summary>Finds conditions on values that never occur, before a row is made for them.</summary>
internal static class KnownLevels
{
    private const int MostShown = 8;

    public static SampleValueUnknown? Unmet(FittedSynthesizer synthesizer, IReadOnlyList<SampleCondition> conditions)
    {
        foreach (var condition in conditions)
        {
            var column = synthesizer.Plan.Columns.First(column => column.Name == condition.Column);
            var levels = column.Levels(synthesizer.Model);
            if (levels is null ? !IsReadable(column.Type, condition.Value) : !levels.Any(level => IsSame(column.Type, level, condition.Value)))
            {
                return new SampleValueUnknown(condition.Column, condition.Value, Shown(levels));
            }
        }

        return null;
    }

    private static bool IsReadable(ColumnType type, string? value) => value is null || (type == ColumnType.DateTime
        ? DateTime.TryParse(value, CultureInfo.InvariantCulture, out _)
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static bool IsSame(ColumnType type, string? level, string? value) => level == value || (level is not null && value is not null && type switch
    {
        ColumnType.Numeric => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == double.Parse(level, CultureInfo.InvariantCulture),
        ColumnType.DateTime => DateTime.TryParse(value, CultureInfo.InvariantCulture, out var time) && time == DateTime.Parse(level, CultureInfo.InvariantCulture),
        _ => false,
    });

    private static string Shown(IReadOnlyList<string?>? levels) => levels is null
        ? ""
        : string.Join(", ", levels.Take(MostShown).Select(level => level is null ? "missing values" : $"'{level}'")) + (levels.Count > MostShown ? $" and {levels.Count - MostShown:N0} more" : "");
}
