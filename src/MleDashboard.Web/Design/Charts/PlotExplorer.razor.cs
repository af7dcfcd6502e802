using System.Net;
using Microsoft.AspNetCore.Components;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;

namespace MleDashboard.Web.Design.Charts;

/// <summary>At most about 2,000 points: above that Plotly blocks the page, so the server sends fewer.</summary>
public sealed partial class PlotExplorer
{
    private const int MaxPoints = 2_000;
    private PlotlyChart chart = default!;
    private List<ITrace> data = [];
    private Plotly.Blazor.Layout layout = new();
    private Config config = new();

    [Parameter, EditorRequired]
    public XyPlot Plot { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Summary { get; set; } = "";

    protected override void OnParametersSet()
    {
        var every = Math.Max(1, (int)Math.Ceiling(Plot.X.Count / (double)MaxPoints));
        data = [];
        if (Plot is { Low: { } low, High: { } high })
        {
            data.Add(Edge(low, every, "lower edge of the band"));
            var upper = Edge(high, every, "upper edge of the band");
            upper.Fill = FillEnum.ToNextY;
            data.Add(upper);
        }

        data.Add(new Scatter
        {
            X = Thin(Plot.X, every),
            Y = Thin(Plot.Y, every),
            Name = Escape(Plot.YLabel),
            Mode = Plot.IsScatter ? ModeFlag.Markers : ModeFlag.Lines,
        });
        if (Plot.Reference is { } reference)
        {
            data.Add(new Scatter
            {
                X = [reference.X0, reference.X1],
                Y = [reference.Y0, reference.Y1],
                Name = Escape(reference.Label),
                Mode = ModeFlag.Lines,
                Line = new Plotly.Blazor.Traces.ScatterLib.Line { Dash = "dash" },
            });
        }

        layout = new Plotly.Blazor.Layout
        {
            AutoSize = true,
            ShowLegend = false,
            PaperBgColor = "rgba(0,0,0,0)",
            PlotBgColor = "rgba(0,0,0,0)",
            Margin = new Margin { L = 58, R = 14, T = 14, B = 46 },
            XAxis = [new XAxis { Title = new Plotly.Blazor.LayoutLib.XAxisLib.Title { Text = Escape(Plot.XLabel) } }],
            YAxis = [new YAxis { Title = new Plotly.Blazor.LayoutLib.YAxisLib.Title { Text = Escape(Plot.YLabel) } }],
        };
        config = new Config { Responsive = true, DisplayModeBar = Plotly.Blazor.ConfigLib.DisplayModeBarEnum.False };
    }

    private Scatter Edge(IReadOnlyList<double> heights, int every, string name) => new()
    {
        X = Thin(Plot.X, every),
        Y = Thin(heights, every),
        Name = name,
        Mode = ModeFlag.Lines,
        Line = new Plotly.Blazor.Traces.ScatterLib.Line { Width = 0 },
    };

    private static List<object> Thin(IReadOnlyList<double> values, int every) =>
        [.. values.Where((_, i) => i % every == 0).Cast<object>()];

    // Plotly renders a part of HTML in labels, and column names come from files.
    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
