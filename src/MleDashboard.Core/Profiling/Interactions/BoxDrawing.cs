namespace MleDashboard.Core.Profiling.Interactions;

/// <summary>A box for each label, and for each colour in it.</summary>
internal static class BoxDrawing
{
    private const double Reach = 1.5;

    public static Interaction Draw(Interaction drawn, DrawnColumn labels, DrawnColumn numbers, DrawnColumn? colour, int[] rows)
    {
        var groups = rows.GroupBy(row => (Label: labels.Codes[row], Colour: colour?.Codes[row] ?? -1))
            .Where(group => colour is null || group.Key.Colour >= 0)
            .OrderBy(group => group.Key.Label).ThenBy(group => group.Key.Colour);
        var boxes = groups.Select(group => BoxOf(group.Key.Label, group.Key.Colour, [.. group.Select(row => numbers.Numbers[row]).Order()])).ToList();
        double low = boxes.Count == 0 ? 0 : boxes.Min(box => box.Low), high = boxes.Count == 0 ? 1 : boxes.Max(box => box.High);
        return drawn with
        {
            Y = drawn.Y with { Min = low, Max = high },
            Colours = colour?.Labels ?? [],
            Boxes = boxes,
            Sentence = Sentence(labels, numbers, rows) + (boxes.Sum(box => box.Beyond) is > 0 and var beyond ? $" {ProfileText.Count(beyond, "value lies", "values lie")} beyond the whiskers." : ""),
        };
    }

    private static InteractionBox BoxOf(int label, int colour, double[] sorted)
    {
        double quartile1 = Quantile(sorted, 0.25), quartile3 = Quantile(sorted, 0.75), reach = Reach * (quartile3 - quartile1);
        var low = sorted.First(value => value >= quartile1 - reach);
        var high = sorted.Last(value => value <= quartile3 + reach);
        return new InteractionBox(
            label, colour, sorted.Length, Round(low), Round(quartile1), Round(Quantile(sorted, 0.5)), Round(quartile3), Round(high), sorted.LongCount(value => value < low || value > high));

        static double Round(double value) => InteractionProfiler.Round(value);
    }

    /// <summary>By linear interpolation (Hyndman and Fan's type 7).</summary>
    private static double Quantile(double[] sorted, double probability)
    {
        var position = probability * (sorted.Length - 1);
        var below = (int)position;
        return below + 1 < sorted.Length ? sorted[below] + ((position - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private static string Sentence(DrawnColumn labels, DrawnColumn numbers, int[] rows)
    {
        var medians = rows.GroupBy(row => labels.Codes[row]).Where(group => group.Count() >= 5)
            .Select(group => (Label: labels.Labels[group.Key], Median: Quantile([.. group.Select(row => numbers.Numbers[row]).Order()], 0.5))).ToList();
        if (medians.Count < 2)
        {
            return $"Too few values of {numbers.Name} to compare labels of {labels.Name}.";
        }

        var (least, most) = (medians.MinBy(label => label.Median), medians.MaxBy(label => label.Median));
        return least.Median == most.Median
            ? $"The median of {numbers.Name} is {numbers.Say(least.Median)} for every label of {labels.Name}."
            : $"The median of {numbers.Name} goes from {numbers.Say(least.Median)} ({least.Label}) to {numbers.Say(most.Median)} ({most.Label}).";
    }
}
