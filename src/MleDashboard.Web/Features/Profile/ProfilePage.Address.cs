using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Web.Features.Profile;

/// <summary>What the address says: a link or a refresh shows the same screen.</summary>
public sealed partial class ProfilePage
{
    [Parameter] public Guid DatasetId { get; set; }

    [SupplyParameterFromQuery(Name = "version")] private int? Number { get; set; }

    [SupplyParameterFromQuery] private string? Part { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? Search { get; set; }

    [SupplyParameterFromQuery] private string? Type { get; set; }

    [SupplyParameterFromQuery] private string? Sort { get; set; }

    [SupplyParameterFromQuery] private int? Page { get; set; }

    [SupplyParameterFromQuery] private string? Open { get; set; }

    [SupplyParameterFromQuery] private string? Method { get; set; }

    [SupplyParameterFromQuery(Name = "view")] private string? Shape { get; set; }

    [SupplyParameterFromQuery] private string? Only { get; set; }

    [SupplyParameterFromQuery] private string? Rule { get; set; }

    [SupplyParameterFromQuery] private string? Severity { get; set; }

    [SupplyParameterFromQuery] private string? Target { get; set; }

    [SupplyParameterFromQuery] private string? Limits { get; set; }

    [SupplyParameterFromQuery] private string? X { get; set; }

    [SupplyParameterFromQuery] private string? Y { get; set; }

    [SupplyParameterFromQuery(Name = "by")] private string? ColourBy { get; set; }

    [SupplyParameterFromQuery] private int? Seed { get; set; }

    private ProfileView View => new(Navigation)
    {
        Part = Word<ProfilePart>(Part) ?? ProfilePart.Overview,
        Search = Search ?? "",
        Type = Word<ColumnType>(Type),
        Order = Word<VariableOrder>(Sort) ?? VariableOrder.Table,
        Page = Math.Max(1, Page ?? 1),
        Open = Open,
        Method = Word<CorrelationMethod>(Method) ?? CorrelationMethod.Auto,
        AsPairs = Shape == "pairs",
        Shape = Word<VariableShape>(Shape),
        Only = Word<VariableFilter>(Only) ?? VariableFilter.All,
        Rule = Rule,
        Severity = Word<AlertSeverity>(Severity),
        Target = Target,
        Limits = Limits,
        X = X,
        Y = Y,
        ColourBy = ColourBy,
        Seed = Seed ?? 0,
    };

    private static T? Word<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
