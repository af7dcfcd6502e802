using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Trees;

/// <summary>How one column is drawn: from the tree over the columns before it.</summary>
internal sealed class TreeColumn
{
    private readonly ColumnData source;
    private readonly double[]? numbers;
    private readonly NumberForm? form;
    private readonly HashSet<double> rare = [];
    private readonly DonorTree? missing;
    private readonly DonorTree values;

    public TreeColumn(ColumnData source, byte[][] before, bool[] isOrdered, int smallestLeaf)
    {
        this.source = source;
        var all = Enumerable.Range(0, source.Length).ToArray();
        if (source is not (NumericColumn or DateTimeColumn))
        {
            var code = DiscreteCode.Of(source);
            values = DonorTreeGrower.OfClasses(before, isOrdered, code.Encode(source, new Random(0)).Choices, code.Choices, all, smallestLeaf);
            return;
        }

        form = NumberForm.Of(source);
        numbers = form.Numbers(source);
        var present = all.Where(row => double.IsFinite(numbers[row])).ToArray();
        if (present.Length < all.Length)
        {
            missing = DonorTreeGrower.OfClasses(before, isOrdered, [.. numbers.Select(number => double.IsFinite(number) ? 0 : 1)], 2, all, smallestLeaf);
        }

        rare = [.. present.Select(row => numbers[row]).CountBy(number => number).Where(pair => pair.Value < smallestLeaf).Select(pair => pair.Key)];
        var center = present.Length == 0 ? 0 : present.Average(row => numbers[row]);
        values = DonorTreeGrower.OfNumbers(before, isOrdered, [.. numbers.Select(number => double.IsFinite(number) ? number - center : 0)], present, smallestLeaf);
    }

    /// <param name="before">Bins of the columns made so far.</param>
    public ColumnData Draw(byte[][] before, int rows, Random random)
    {
        if (numbers is null)
        {
            var donors = new int[rows];
            for (var row = 0; row < rows; row++)
            {
                donors[row] = One(values.Donors(before, row), random);
            }

            return source.Take(donors);
        }

        var made = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            made[row] = missing is not null && !double.IsFinite(numbers[One(missing.Donors(before, row), random)])
                ? double.NaN
                : Number(values.Donors(before, row), random);
        }

        return form!.Column(source.Name, source.Type, made);
    }

    private static int One(ReadOnlySpan<int> donors, Random random) => donors[random.Next(donors.Length)];

    private double Number(ReadOnlySpan<int> donors, Random random)
    {
        if (donors.Length == 0)
        {
            return double.NaN;
        }

        var number = numbers![One(donors, random)];
        if (!rare.Contains(number))
        {
            return number;
        }

        // A number that few rows have may tell of one of them: the made one lies between it and the nearest other number of the leaf, on a side drawn by chance.
        var isUp = random.Next(2) == 1;
        var neighbour = isUp ? double.PositiveInfinity : double.NegativeInfinity;
        foreach (var donor in donors)
        {
            var other = numbers[donor];
            if (isUp ? other > number && other < neighbour : other < number && other > neighbour)
            {
                neighbour = other;
            }
        }

        return double.IsFinite(neighbour) ? form!.Round(number + (random.NextDouble() * (neighbour - number))) : number;
    }
}
