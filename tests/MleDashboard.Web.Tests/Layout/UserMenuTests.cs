using Bunit;
using MleDashboard.Web.Layout;

namespace MleDashboard.Web.Tests.Layout;

public sealed class UserMenuTests : PageTestContext
{
    [Theory]
    [InlineData("Mary Ellen Ray", "MR")]
    [InlineData("mary.ray@example.com", "MR")]
    [InlineData("mary", "MA")]
    [InlineData("M", "M")]
    [InlineData("@", "?")]
    public void Initials_AnyName_AreTwoLettersAtMost(string name, string expected) => Assert.Equal(expected, UserMenu.Initials(name));

    [Fact]
    public void Render_SignOut_IsAPostOfTheStaticForm()
    {
        var menu = Open<UserMenu>();

        Assert.Equal("sign-out-form", menu.Find("button[type=submit]").GetAttribute("form"));
        Assert.Contains("Admin", menu.Find(".user-head").TextContent, StringComparison.Ordinal);
    }
}
