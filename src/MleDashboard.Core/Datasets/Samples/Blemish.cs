namespace MleDashboard.Core.Datasets.Samples;

/// <summary>What goes wrong in real tables: missing values, outliers, values that cannot be. They say nothing about the target.</summary>
internal static class Blemish
{
    private const double MissingCountry = 0.006;
    private const double MissingSegment = 0.003;
    private const double MissingChildren = 0.004;
    private const double MissingRate = 0.012;
    private const double NoAdults = 0.003;

    // Fixed rows, so that every sample has them.
    private const int EveryImpossibleChildren = 3_333;
    private const int EveryImpossibleRate = 5_000;
    private const int AtImpossibleRow = 1_234;

    public static string Adults(Random random, string adults) => random.NextDouble() < NoAdults ? "0" : adults;

    public static string Children(Random random, string children, int row) =>
        row % EveryImpossibleChildren == AtImpossibleRow ? "-1" : random.NextDouble() < MissingChildren ? "" : children;

    public static string Country(Random random, string country) => random.NextDouble() < MissingCountry ? "NULL" : country;

    public static string Segment(Random random, string segment) => random.NextDouble() < MissingSegment ? "" : segment;

    public static string Rate(Random random, string rate, int row) =>
        row % EveryImpossibleRate == AtImpossibleRow ? "5400"
        : row % EveryImpossibleRate == AtImpossibleRow * 2 ? "-6.38"
        : random.NextDouble() < MissingRate ? "" : rate;
}
