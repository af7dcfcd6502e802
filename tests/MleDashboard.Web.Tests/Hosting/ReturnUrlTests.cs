using MleDashboard.Web.Hosting;

namespace MleDashboard.Web.Tests.Hosting;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("//evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/a\r\nSet-Cookie: x")]
    [InlineData("/sign-in?returnUrl=/sign-in")]
    public void Safe_NotAPathOfThisSite_GoesHome(string? url) => Assert.Equal("/", ReturnUrl.Safe(url));

    [Theory]
    [InlineData("/models/1?tab=analyze&c=a%2Fb")]
    [InlineData("/datasets")]
    public void Safe_PathOfThisSite_IsKept(string url) => Assert.Equal(url, ReturnUrl.Safe(url));

    [Fact]
    public void SignInPage_DeepLink_CarriesItWhole() =>
        Assert.Equal("/sign-in?returnUrl=%2Fmodels%2F1%3Ftab%3Danalyze%26x%3D1", ReturnUrl.SignInPage("models/1?tab=analyze&x=1"));
}
