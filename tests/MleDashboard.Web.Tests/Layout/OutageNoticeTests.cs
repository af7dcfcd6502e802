using Bunit;
using MleDashboard.Web.Layout;

namespace MleDashboard.Web.Tests.Layout;

/// <summary>Row R8: pages show a banner while the database is away, and lose it by themselves.</summary>
public sealed class OutageNoticeTests : PageTestContext
{
    [Fact]
    public void Notice_DatabaseAwayAndBack_ComesAndGoes()
    {
        var notice = Render<OutageNotice>();
        Assert.Empty(notice.Markup.Trim());

        Feed.SetReading(false);
        notice.WaitForAssertion(() => Assert.Contains("The database does not answer.", notice.Find(".note-warn").TextContent, StringComparison.Ordinal));

        Feed.SetReading(true);
        notice.WaitForAssertion(() => Assert.Empty(notice.Markup.Trim()));
    }
}
