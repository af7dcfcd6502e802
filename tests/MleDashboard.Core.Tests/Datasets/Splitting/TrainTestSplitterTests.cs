using CsCheck;
using MleDashboard.Core.Datasets.Splitting;

namespace MleDashboard.Core.Tests.Datasets.Splitting;

public sealed class TrainTestSplitterTests
{
    [Fact]
    public void Random_TenThousandRowsAtThirtyPercent_GivesSevenAndThreeThousand()
    {
        var isTest = TrainTestSplitter.Random(10_000, 0.3, 0);

        Assert.Equal((7_000, 3_000), (isTest.Count(test => !test), isTest.Count(test => test)));
        Assert.Equal(isTest, TrainTestSplitter.Random(10_000, 0.3, 0));
        Assert.NotEqual(isTest, TrainTestSplitter.Random(10_000, 0.3, 1));
    }

    [Fact]
    public void Random_AnyRowsAndFraction_HasExactCountsAndNoEmptyPart() =>
        Gen.Select(Gen.Int[2, 3_000], Gen.Double[0.001, 0.999], Gen.Int).Sample((rows, fraction, seed) =>
        {
            var test = TrainTestSplitter.Random(rows, fraction, seed).Count(isTest => isTest);
            return test == TrainTestSplitter.TestRows(rows, fraction) && test >= 1 && test <= rows - 1 && (Math.Abs(test - (rows * fraction)) <= 0.5 || test == 1 || test == rows - 1);
        });

    [Fact]
    public void Stratified_AnyLabels_KeepsEveryShareWithinOneRow() =>
        Gen.Select(Gen.Int[-1, 6].Array[2, 2_000], Gen.Double[0.05, 0.95], Gen.Int).Sample((labels, fraction, seed) =>
        {
            var isTest = TrainTestSplitter.Stratified(labels, fraction, seed);
            var total = isTest.Count(test => test);
            return total == TrainTestSplitter.TestRows(labels.Length, fraction)
                && labels.Distinct().All(label =>
                {
                    var all = labels.Count(value => value == label);
                    var inTest = labels.Where((value, row) => value == label && isTest[row]).Count();
                    return Math.Abs(inTest - ((double)all * total / labels.Length)) < 1;
                });
        });

    [Fact]
    public void ByTime_LatestRows_AreTheTestPart()
    {
        // Six rows, a third is two: the latest time and, of the two equal ones, the later row. The row without a time is the earliest.
        var isTest = TrainTestSplitter.ByTime([5, 1, double.NaN, 9, 5, 2], 0.34);

        Assert.Equal([false, false, false, true, true, false], isTest);
    }

    [Fact]
    public void ByTime_AnyTimes_NoTestRowIsBeforeATrainingRow() =>
        Gen.Select(Gen.Double[-100, 100].Array[2, 500], Gen.Double[0.05, 0.95]).Sample((times, fraction) =>
        {
            var isTest = TrainTestSplitter.ByTime(times, fraction);
            return times.Where((_, row) => !isTest[row]).Max() <= times.Where((_, row) => isTest[row]).Min();
        });
}
