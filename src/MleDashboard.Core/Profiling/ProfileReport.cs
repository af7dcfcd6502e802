using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Anomalies;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Correlations;
using MleDashboard.Core.Profiling.Interactions;
using MleDashboard.Core.Profiling.Sections;
using MleDashboard.Core.Profiling.Targets;

namespace MleDashboard.Core.Profiling;

/// <summary>
/// Everything that is known about a dataset version. The page, the HTML file, the JSON file and the command line all draw this one object.
/// A figure that is not defined (the skewness of two rows) is null, never NaN.
/// </summary>
public sealed record ProfileReport
{
    /// <summary>Grows when a reader of the JSON would have to change.</summary>
    public const int CurrentSchemaVersion = 1;

    public static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = false,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AllowUnknownFigures } },
    };

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required ProfileOverview Overview { get; init; }

    /// <summary>Most severe first; empty until <see cref="AlertRules.Judge"/> has seen the report.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    /// <summary>In schema order.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>Null when fewer than two columns can be compared.</summary>
    public CorrelationSection? Correlations { get; init; }

    /// <summary>Null when no target is chosen.</summary>
    public TargetSection? Target { get; init; }

    /// <summary>Null in minimal mode, and for a table too small to tell odd rows from others.</summary>
    public AnomalySection? Anomalies { get; init; }

    public required MissingSection Missing { get; init; }

    /// <summary>Null when the table has too many columns for comparing rows (minimal mode).</summary>
    public DuplicateSection? Duplicates { get; init; }

    public required SampleSection Sample { get; init; }

    /// <summary>Null in minimal mode, and when fewer than two columns can be drawn.</summary>
    public InteractionSection? Interactions { get; init; }

    /// <summary>Sections still to come: this is what the first screen shows while the job goes on. Empty in a finished report.</summary>
    public IReadOnlyList<ReportSection> Pending { get; init; } = [];

    /// <summary>Made by <see cref="Reports.SensitiveReport"/>: without anything that comes from a single row.</summary>
    public bool IsSensitive { get; init; }

    public required ProfileReproduction Reproduction { get; init; }

    /// <summary>A figure that is not known is left out of the JSON, so the reader may not ask for it, although the one who makes a report must think of it.</summary>
    private static void AllowUnknownFigures(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.IsRequired &= Nullable.GetUnderlyingType(property.PropertyType) is null;
        }
    }

    public ColumnProfile? Find(string column) => Columns.FirstOrDefault(profile => profile.Name == column);
}
