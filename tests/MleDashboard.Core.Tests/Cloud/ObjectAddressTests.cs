using MleDashboard.Core.Cloud.Objects;

namespace MleDashboard.Core.Tests.Cloud;

public sealed class ObjectAddressTests
{
    [Theory]
    [InlineData("datasets/bookings.csv")]
    [InlineData("späße & more/a b+c.csv")]
    [InlineData("...three dots are a name")]
    public void CheckNewKey_Usable_IsNull(string key) => Assert.Null(ObjectAddress.CheckNewKey(key));

    [Theory]
    [InlineData("", "a name")]
    [InlineData("/a.csv", "slash")]
    [InlineData("a/", "slash")]
    [InlineData("a//b", "slash")]
    [InlineData("a\nb", "line break")]
    [InlineData("a/../b", "only dots")]
    public void CheckNewKey_Unusable_SaysWhy(string key, string says) => Assert.Contains(says, ObjectAddress.CheckNewKey(key), StringComparison.Ordinal);

    [Fact]
    public void CheckNewKey_Length_CountsBytesAsS3Does()
    {
        // Two bytes a letter in UTF-8: 512 of them are the 1,024 bytes of the limit.
        Assert.Null(ObjectAddress.CheckNewKey(new string('é', 512)));
        Assert.Contains("1,024 bytes", ObjectAddress.CheckNewKey(new string('é', 513)), StringComparison.Ordinal);
    }

    [Fact]
    public void FileName_IsWhatFollowsTheLastSlash() => Assert.Equal(("c.csv", "c.csv"), (new ObjectAddress("b", "a/b/c.csv").FileName, new ObjectAddress("b", "c.csv").FileName));
}
