using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Tests.Profiling.Columns;

/// <summary>
/// The certified mean, standard deviation and lag-1 autocorrelation of NIST's univariate sets. The digits asked for are what doubles can hold: all 15 but for the
/// sets made to lose digits (NumAcc3 and 4, whose values are no doubles: log relative errors of 8 to 9 are the best possible).
/// </summary>
public sealed class NistTests
{
    public static TheoryData<string, double, double, double, double> Certified { get; } = new()
    {
        { "Lew", -177.435000000000, 277.332168044316, -0.307304800605679, 14 },
        { "Lottery", 518.958715596330, 291.699727470969, -0.120948622967393, 14 },
        { "Mavro", 2.00185600000000, 0.000429123454003053, 0.937989183438248, 12 },
        { "Michelso", 299.852400000000, 0.0790105478190518, 0.535199668621283, 12 },
        { "NumAcc1", 10_000_002, 1, -0.5, 15 },
        { "NumAcc2", 1.2, 0.1, -0.999, 13 },
        { "NumAcc3", 1_000_000.2, 0.1, -0.999, 9 },
        { "NumAcc4", 10_000_000.2, 0.1, -0.999, 8 },
    };

    [Theory]
    [MemberData(nameof(Certified))]
    public void Profile_ReferenceSet_EqualsTheCertifiedValues(string name, double mean, double deviation, double autocorrelation, double digits)
    {
        var profile = NumericColumnProfiler.Profile(new DatasetColumn("y", ColumnType.Numeric), new NumericColumn("y", ValuesOf(name)), new ProfileSettings());

        AssertDigits(mean, profile.Mean!.Value, 14);
        AssertDigits(deviation, profile.StandardDeviation!.Value, digits);
        AssertDigits(autocorrelation, profile.Autocorrelation!.Value, digits);
    }

    /// <summary>NIST's measure of agreement: minus the logarithm of the relative error.</summary>
    private static void AssertDigits(double certified, double actual, double digits) =>
        Assert.True(certified == actual || -Math.Log10(Math.Abs(actual - certified) / Math.Abs(certified)) >= digits - 0.5, $"{actual:R} is not {certified:R} to {digits} digits");

    private static double[] ValuesOf(string name) => name switch
    {
        "Lew" => NistTables.Lew,
        "Lottery" => NistTables.Lottery,
        "Mavro" => NistTables.Mavro,
        "Michelso" => NistTables.Michelso,
        "NumAcc1" => [10_000_001, 10_000_003, 10_000_002],
        "NumAcc2" => InTurn(1.2, 1.1, 1.3),
        "NumAcc3" => InTurn(1_000_000.2, 1_000_000.1, 1_000_000.3),
        _ => InTurn(10_000_000.2, 10_000_000.1, 10_000_000.3),
    };

    private static double[] InTurn(double first, double odd, double even) => [.. Enumerable.Range(0, 1_001).Select(row => row == 0 ? first : row % 2 == 1 ? odd : even)];
}
