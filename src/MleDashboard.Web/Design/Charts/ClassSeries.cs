namespace MleDashboard.Web.Design.Charts;

/// <summary>One colour per class wherever its classes are drawn: by its place among their names, which neither how frequent nor how probable it is can change. After five classes the colours begin again; labels stand beside them.</summary>
internal sealed class ClassSeries
{
    private const int Colours = 5;

    private readonly Dictionary<string, int> places;

    public ClassSeries(IEnumerable<string> classes) => places = classes.Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal)
        .Select((label, place) => (label, place))
        .ToDictionary(pair => pair.label, pair => pair.place, StringComparer.Ordinal);

    /// <summary>1 to 5, for <see cref="BarList.Bar"/>.</summary>
    public int Of(string label) => (places.GetValueOrDefault(label) % Colours) + 1;
}
