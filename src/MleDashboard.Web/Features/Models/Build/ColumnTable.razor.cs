using System.Globalization;
using Microsoft.AspNetCore.Components;
using MleDashboard.Core.Profiling.Summaries;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Models;

/// <summary>The columns a model may learn from, one line each, with ticks. Thousands of columns stay usable: only the visible lines are drawn.</summary>
public sealed partial class ColumnTable
{
    private static readonly (Order? Key, string Label, bool IsNumber)[] Heads =
    [
        (Order.Column, "Column", false),
        (Order.Type, "Type", false),
        (Order.Missing, "Missing", true),
        (Order.Mismatched, "Mismatched", true),
        (Order.Unique, "Unique", true),
        (null, "Mean or mode", true),
        (null, "Distribution", false),
        (Order.Relation, "Relation to target", true),
    ];

    private List<ColumnSummary> lines = [];
    private string search = "";
    private Order? order;
    private bool isDescending;

    private enum Order
    {
        Column,
        Type,
        Missing,
        Mismatched,
        Unique,
        Relation,
    }

    [Parameter, EditorRequired] public ColumnSummaries Summaries { get; set; } = default!;

    [Parameter] public TargetRelations? Relations { get; set; }

    [Parameter] public string? Target { get; set; }

    [Parameter, EditorRequired] public IReadOnlyList<string> Ignored { get; set; } = [];

    [Parameter] public bool CanEdit { get; set; }

    [Parameter] public EventCallback<IReadOnlyList<string>> OnIgnoredChanged { get; set; }

    private string CountSentence
    {
        get
        {
            var features = Summaries.Columns.Where(column => column.Name != Target && column.Hint is null).ToList();
            return $"{Formats.Count(features.Count(column => !Ignored.Contains(column.Name)))} of {Formats.Count(features.Count, "column", "columns")} used";
        }
    }

    protected override void OnParametersSet() => Arrange();

    private static string Spread(ColumnSummary column) =>
        $"{column.Name}: {string.Join(", ", column.Distribution.OrderByDescending(bar => bar.Share).Take(3).Select(bar => $"{bar.Label} {Formats.Percent(bar.Share)}"))}";

    private string Relation(string column) => Relations?.Find(column)?.Value is { } value ? value.ToString("0.00", CultureInfo.InvariantCulture) : "–";

    private void Arrange()
    {
        var found = Summaries.Columns.Where(column => column.Name.Contains(search.Trim(), StringComparison.OrdinalIgnoreCase));
        Func<ColumnSummary, object>? key = order switch
        {
            Order.Column => column => column.Name,
            Order.Type => column => column.Type,
            Order.Missing => column => column.MissingShare,
            Order.Mismatched => column => column.MismatchedCount,
            Order.Unique => column => column.DistinctCount,
            Order.Relation => column => Relations?.Find(column.Name)?.Value ?? -1,
            _ => null,
        };
        lines = [.. key is null ? found : isDescending ? found.OrderByDescending(key) : found.OrderBy(key)];
    }

    private void SortBy(Order sort)
    {
        isDescending = sort == order ? !isDescending : sort is not (Order.Column or Order.Type);
        order = sort;
        Arrange();
    }

    private string? AriaSort(Order sort) => sort != order ? "none" : isDescending ? "descending" : "ascending";

    private string Mark(Order sort) => sort != order ? "" : isDescending ? "↓" : "↑";

    private Task TickAsync(string column, bool isUsed) =>
        OnIgnoredChanged.InvokeAsync(isUsed ? [.. Ignored.Where(name => name != column)] : [.. Ignored, column]);

    /// <summary>Of the columns that the search shows.</summary>
    private Task TickAllAsync(bool isUsed)
    {
        var shown = lines.Where(column => column.Name != Target && column.Hint is null).Select(column => column.Name);
        return OnIgnoredChanged.InvokeAsync(isUsed ? [.. Ignored.Except(shown)] : [.. Ignored.Union(shown)]);
    }
}
