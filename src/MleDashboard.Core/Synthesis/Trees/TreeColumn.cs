using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>How one column is drawn: from the tree over the columns before it.</summary>
internal sealed class TreeColumn
{
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    /// <summary>How later columns' trees see it.</summary>
    public required BinCode Bins { get; init; }

    /// <summary>The levels that <see cref="Values"/> draws from; null for numbers and times.</summary>
    public DiscreteCode? Levels { get; init; }

    /// <summary>Null for levels.</summary>
    public NumberForm? Form { get; init; }

    /// <summary>Numbers that many rows have, sorted: they tell of nobody and are repeated as they are.</summary>
    public double[] Frequent { get; init; } = [];

    /// <summary>Whether a number is missing (1) or not; null when none is.</summary>
    public DonorTree? Missing { get; init; }

    public required DonorTree Values { get; init; }

    /// <param name="before">Bins of the columns before it.</param>
    public static TreeColumn Fit(ColumnData source, BinCode bins, byte[][] before, bool[] isOrdered, int smallestLeaf)
    {
        var all = Enumerable.Range(0, source.Length).ToArray();
        if (source is not (NumericColumn or DateTimeColumn))
        {
            var code = DiscreteCode.Of(source);
            var tree = DonorTreeGrower.OfClasses(before, isOrdered, code.Encode(source, new Random(0)).Choices, code.Choices, all, smallestLeaf);
            return new TreeColumn { Name = source.Name, Type = source.Type, Bins = bins, Levels = code, Values = tree };
        }

        var form = NumberForm.Of(source);
        var numbers = form.Numbers(source);
        var present = all.Where(row => double.IsFinite(numbers[row])).ToArray();
        return new TreeColumn
        {
            Name = source.Name,
            Type = source.Type,
            Bins = bins,
            Form = form,
            Frequent = [.. present.Select(row => numbers[row]).CountBy(number => number).Where(pair => pair.Value >= smallestLeaf).Select(pair => pair.Key).Order()],
            Missing = present.Length == all.Length
                ? null
                : DonorTreeGrower.OfClasses(before, isOrdered, [.. numbers.Select(number => double.IsFinite(number) ? 0 : 1)], 2, all, smallestLeaf),
            Values = DonorTreeGrower.OfNumbers(before, isOrdered, numbers, present, smallestLeaf),
        };
    }

    /// <param name="before">Bins of the columns made so far.</param>
    public ColumnData Draw(IReadOnlyList<byte[]> before, int rows, Random random)
    {
        if (Levels is not null)
        {
            var choices = new int[rows];
            for (var row = 0; row < rows; row++)
            {
                choices[row] = (int)One(Values.Donors(before, row), random);
            }

            return Levels.Decode(new EncodedColumn(choices, null));
        }

        var made = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            made[row] = Missing is not null && One(Missing.Donors(before, row), random) != 0 ? double.NaN : Number(Values.Donors(before, row), random);
        }

        return Form!.Column(Name, Type, made);
    }

    private static double One(ReadOnlySpan<double> donors, Random random) => donors[random.Next(donors.Length)];

    /// <summary>
    /// A number that few rows have may tell of one of them: the made one lies between it and the nearest other number of the leaf, on a side drawn by chance.
    /// </summary>
    private double Number(ReadOnlySpan<double> sorted, Random random)
    {
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        var at = random.Next(sorted.Length);
        var number = sorted[at];
        if (Array.BinarySearch(Frequent, number) >= 0)
        {
            return number;
        }

        var step = random.Next(2) == 1 ? 1 : -1;
        var other = at;
        while (other >= 0 && other < sorted.Length && sorted[other] == number)
        {
            other += step;
        }

        return other >= 0 && other < sorted.Length ? Form!.Round(number + (random.NextDouble() * (sorted[other] - number))) : number;
    }
}
