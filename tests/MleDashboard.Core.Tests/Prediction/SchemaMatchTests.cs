using MleDashboard.Core.Datasets;
using MleDashboard.Core.Prediction;

namespace MleDashboard.Core.Tests.Prediction;

public sealed class SchemaMatchTests
{
    private static readonly DatasetSchema Needed = new([new("lead_time", ColumnType.Numeric), new("meal", ColumnType.Categorical), new("arrival", ColumnType.DateTime)]);

    [Fact]
    public void Of_SameColumnsInAnotherOrderWithTheTarget_HasNoProblem()
    {
        var match = SchemaMatch.Of(Needed, "is_cancelled", new([
            new("arrival", ColumnType.DateTime), new("is_cancelled", ColumnType.Boolean), new("meal", ColumnType.Categorical), new("lead_time", ColumnType.Numeric)]));

        Assert.Empty(match.Problems);
        Assert.True(match.CanPredict);
    }

    [Fact]
    public void Of_MissingColumn_BlocksAndNamesIt()
    {
        var match = SchemaMatch.Of(Needed, "is_cancelled", new([new("meal", ColumnType.Categorical), new("arrival", ColumnType.DateTime)]));

        var problem = Assert.Single(match.Blocking);
        Assert.False(match.CanPredict);
        Assert.Equal("Column 'lead_time' (numeric) is missing: add it to the file, with the same name as in training.", problem.Message);
    }

    [Fact]
    public void Of_ColumnOfAnotherCase_SaysWhichToRename()
    {
        var match = SchemaMatch.Of(Needed, "y", new([new("Lead_Time ", ColumnType.Numeric), new("meal", ColumnType.Categorical), new("arrival", ColumnType.DateTime)]));

        Assert.Equal("Column 'lead_time' (numeric) is missing: rename 'Lead_Time ' to 'lead_time'.", Assert.Single(match.Blocking).Message);
    }

    [Fact]
    public void Of_ExtraColumn_IsNoHindrance()
    {
        var match = SchemaMatch.Of(Needed, "y", Needed with { Columns = [.. Needed.Columns, new DatasetColumn("note", ColumnType.Text)] });

        Assert.True(match.CanPredict);
        Assert.Equal("note", Assert.Single(match.Extra).Column);
        Assert.Empty(match.Warnings);
    }

    [Theory]
    [InlineData(ColumnType.Numeric, ColumnType.Categorical, true)]
    [InlineData(ColumnType.Numeric, ColumnType.Boolean, true)]
    [InlineData(ColumnType.Numeric, ColumnType.Text, true)]
    [InlineData(ColumnType.Categorical, ColumnType.Numeric, true)]
    [InlineData(ColumnType.Text, ColumnType.Identifier, true)]
    [InlineData(ColumnType.DateTime, ColumnType.Text, true)]
    [InlineData(ColumnType.Numeric, ColumnType.DateTime, false)]
    [InlineData(ColumnType.DateTime, ColumnType.Numeric, false)]
    public void Of_AnotherType_WarnsOrBlocksByWhetherItCanBeRead(ColumnType needed, ColumnType given, bool canPredict)
    {
        var match = SchemaMatch.Of(new([new("a", needed)]), "y", new([new("a", given)]));

        Assert.Equal(canPredict, match.CanPredict);
        Assert.Equal(canPredict ? SchemaProblemKind.Converted : SchemaProblemKind.WrongType, Assert.Single(match.Problems).Kind);
    }
}
