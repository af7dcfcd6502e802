using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Prediction;

namespace MleDashboard.Core.Tests.Prediction;

public sealed class ColumnConversionTests
{
    [Fact]
    public void Convert_LabelsToNumbers_ReadsThemAndDropsWhatDoesNotFit()
    {
        var converted = (NumericColumn)ColumnConversion.Convert(new CategoryColumn("a", [0, 1, 2, -1], ["1.5", "many", "-2"]), ColumnType.Numeric);

        Assert.Equal([1.5, double.NaN, -2, double.NaN], converted.Values);
    }

    [Fact]
    public void Convert_NumbersToLabels_WritesWholeNumbersWithoutFraction()
    {
        var converted = (CategoryColumn)ColumnConversion.Convert(new NumericColumn("a", [2, 1, double.NaN, 2]), ColumnType.Categorical);

        Assert.Equal(["2", "1"], converted.Levels);
        Assert.Equal([0, 1, -1, 0], converted.Codes);
    }

    [Fact]
    public void Convert_BooleanToCategorical_KeepsCodes()
    {
        var converted = ColumnConversion.Convert(new CategoryColumn("a", [1, 0], ["no", "yes"], ColumnType.Boolean), ColumnType.Categorical);

        Assert.Equal((ColumnType.Categorical, "yes"), (converted.Type, converted.TextAt(0)));
    }

    [Fact]
    public void Convert_TextToTimes_ReadsIsoDates()
    {
        var converted = (DateTimeColumn)ColumnConversion.Convert(new TextColumn("a", ["2024-03-01", "soon", null]), ColumnType.DateTime);

        Assert.Equal([new DateTime(2024, 3, 1).Ticks, DateTimeColumn.Missing, DateTimeColumn.Missing], converted.Ticks);
    }

    [Fact]
    public void Convert_SameType_IsTheSameColumn()
    {
        var column = new NumericColumn("a", [1]);

        Assert.Same(column, ColumnConversion.Convert(column, ColumnType.Numeric));
    }
}
