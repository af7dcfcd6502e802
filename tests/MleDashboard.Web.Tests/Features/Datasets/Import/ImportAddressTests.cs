using MleDashboard.Core.Datasets;
using MleDashboard.Web.Features.Datasets.Import;

namespace MleDashboard.Web.Tests.Features.Datasets.Import;

public sealed class ImportAddressTests
{
    [Fact]
    public void ToString_NothingChosen_IsThePage() => Assert.Equal("/datasets/import", new ImportAddress().ToString());

    [Fact]
    public void ToString_EveryChoice_EscapesEach()
    {
        var address = new ImportAddress
        {
            Upload = "k1",
            File = "a b&c.csv",
            Options = new ImportOptions { Format = FileFormat.Csv, Delimiter = '\t', Quote = '\'', HasHeader = false, ColumnTypes = new Dictionary<string, ColumnType> { ["x~y=1"] = ColumnType.Text } },
        };

        Assert.Equal("/datasets/import?upload=k1&file=a%20b%26c.csv&format=Csv&delimiter=%09&quote=%27&header=0&type=Text~x~y%3D1", address.ToString());
    }

    [Fact]
    public void ToTypes_WrittenTypes_ComeBackAndNonsenseDoesNot()
    {
        var types = ImportAddress.ToTypes(["Text~x~y=1", "Number~a", "99~b", "no mark"]);

        Assert.Equal(new Dictionary<string, ColumnType> { ["x~y=1"] = ColumnType.Text }, types);
    }
}
