using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Correlations;

namespace MleDashboard.Web.Features.Profile;

/// <summary>Parts of the page; the names are the values of "part" in the address.</summary>
public enum ProfilePart
{
    Overview,
    Alerts,
    Variables,
    Target,
    Interactions,
    Correlations,
    Missing,
    Anomalies,
    Duplicates,
    Sample,
}

/// <summary>Order of the variables.</summary>
public enum VariableOrder
{
    /// <summary>As in the table.</summary>
    Table,
    Alerts,
    Missing,
    Distinct,
    Name,
    Type,
}

/// <summary>Which variables are shown.</summary>
public enum VariableFilter
{
    All,
    Alerts,
    Missing,
}

/// <summary>How variables are shown.</summary>
public enum VariableShape
{
    Cards,

    /// <summary>One line each, drawn as one scrolls.</summary>
    List,
}

/// <summary>What the user chose to see, as the address has it; every part makes its links from it.</summary>
public sealed record ProfileView(NavigationManager Navigation)
{
    public ProfilePart Part { get; init; }

    public string Search { get; init; } = "";

    public ColumnType? Type { get; init; }

    public VariableOrder Order { get; init; }

    /// <summary>1 for the first.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The variable whose details are open.</summary>
    public string? Open { get; init; }

    public CorrelationMethod Method { get; init; }

    public bool AsPairs { get; init; }

    public VariableFilter Only { get; init; }

    /// <summary>Null takes cards for a table that fits on a few pages and the list for a wider one.</summary>
    public VariableShape? Shape { get; init; }

    /// <summary>Name of the one alert rule to show.</summary>
    public string? Rule { get; init; }

    public AlertSeverity? Severity { get; init; }

    /// <summary>The column to predict.</summary>
    public string? Target { get; init; }

    /// <summary>Thresholds other than the usual ones: "Missing=0.2,Zeros=0.9".</summary>
    public string? Limits { get; init; }

    /// <summary>The columns drawn against each other; null takes the strongest pair.</summary>
    public string? X { get; init; }

    public string? Y { get; init; }

    public string? ColourBy { get; init; }

    /// <summary>Picks the random rows; 0 are those of the report.</summary>
    public int Seed { get; init; }

    public string Link(ProfileView other) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["part"] = Word(other.Part, ProfilePart.Overview),
        ["q"] = other.Search.Length == 0 ? null : other.Search,
        ["type"] = other.Type?.ToString().ToLowerInvariant(),
        ["sort"] = Word(other.Order, VariableOrder.Table),
        ["page"] = other.Page <= 1 ? null : other.Page.ToString(CultureInfo.InvariantCulture),
        ["open"] = other.Open,
        ["method"] = Word(other.Method, CorrelationMethod.Auto),
        ["view"] = other.AsPairs ? "pairs" : other.Shape?.ToString().ToLowerInvariant(),
        ["only"] = Word(other.Only, VariableFilter.All),
        ["rule"] = other.Rule,
        ["target"] = other.Target,
        ["limits"] = other.Limits,
        ["x"] = other.X,
        ["y"] = other.Y,
        ["by"] = other.ColourBy,
        ["seed"] = other.Seed == 0 ? null : other.Seed,
        ["severity"] = other.Severity?.ToString().ToLowerInvariant(),
    });

    /// <summary>Another part, with nothing chosen in it yet; the column to predict and the thresholds stay.</summary>
    public string LinkTo(ProfilePart part) => Link(new ProfileView(Navigation) { Part = part, Target = Target, Limits = Limits });

    /// <summary>The card of one variable, with its details open.</summary>
    public string LinkToVariable(string column) => Link(new ProfileView(Navigation) { Part = ProfilePart.Variables, Search = column, Open = column, Target = Target, Limits = Limits });

    public void Go(ProfileView other) => Navigation.NavigateTo(Link(other), replace: true);

    private static string? Word<T>(T value, T usual)
        where T : struct, Enum => value.Equals(usual) ? null : value.ToString().ToLowerInvariant();
}
