using Bunit;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Tests.Design;

/// <summary>An owner that answers late, as one whose text goes through the address does.</summary>
public sealed class TypedInputTests : BunitContext
{
    private readonly List<string> told = [];

    [Fact]
    public void Value_OnlyRepeatsWhatWasTyped_LeavesWhatWasTypedSince()
    {
        var input = Show("");
        Type(input, "p", "pr", "pre");

        Answer(input, "p");
        Answer(input, "pr");

        Assert.Equal(["p", "pr", "pre"], told);
        Assert.Equal("pre", Shown(input));
    }

    [Fact]
    public void Value_OfSomeoneElse_ReplacesWhatWasTyped()
    {
        var input = Show("");
        Type(input, "p", "pr");

        Answer(input, "");

        Assert.Equal("pr", Shown(input));

        Answer(input, "price");

        Assert.Equal("price", Shown(input));
    }

    [Fact]
    public void Value_AnEarlierTextAfterItCaughtUp_IsTheOwnersWill()
    {
        var input = Show("");
        Type(input, "p", "pr");
        Answer(input, "p");
        Answer(input, "pr");

        Answer(input, "p");

        Assert.Equal("p", Shown(input));
    }

    [Fact]
    public void Attributes_AreTheInputs()
    {
        var input = Render<TypedInput>(parameters => parameters.Add(field => field.Value, "x").AddUnmatched("id", "search").AddUnmatched("type", "search"));

        Assert.Equal("search", input.Find("#search").GetAttribute("type"));
    }

    [Fact]
    public void Pages_NoInputSendsItsKeystrokesBackIntoItself()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "src", "MleDashboard.Web"), "*.razor", SearchOption.AllDirectories);

        Assert.Contains(pages, page => Path.GetFileName(page) == "CommandPalette.razor");
        Assert.DoesNotContain(pages, page => File.ReadAllText(page).Contains("@oninput=", StringComparison.OrdinalIgnoreCase));
    }

    private IRenderedComponent<TypedInput> Show(string value) =>
        Render<TypedInput>(parameters => parameters.Add(field => field.Value, value).Add(field => field.ValueChanged, (string text) => told.Add(text)));

    private static void Type(IRenderedComponent<TypedInput> input, params string[] texts)
    {
        foreach (var text in texts)
        {
            input.Find("input").Input(text);
        }
    }

    private static void Answer(IRenderedComponent<TypedInput> input, string value) => input.Render(parameters => parameters.Add(field => field.Value, value));

    private static string? Shown(IRenderedComponent<TypedInput> input) => input.Find("input").GetAttribute("value");
}
