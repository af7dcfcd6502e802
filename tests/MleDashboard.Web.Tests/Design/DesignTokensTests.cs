using System.Globalization;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Tests.Design;

/// <summary>Contrast by WCAG 2.2's relative luminance; 4.5 to 1 is its level AA for text.</summary>
public sealed class DesignTokensTests
{
    public static TheoryData<bool, string, string> Pairs()
    {
        var data = new TheoryData<bool, string, string>();
        foreach (var dark in new[] { false, true })
        {
            foreach (var (ink, ground) in new[]
            {
                ("ink", "bg"), ("ink", "surface"), ("ink-2", "bg"), ("ink-2", "surface"), ("accent", "surface"), ("accent", "bg"), ("accent", "accent-soft"), ("accent-ink", "accent"),
                ("good", "good-soft"), ("warn", "warn-soft"), ("bad", "bad-soft"), ("bad", "surface"), ("warn", "surface"), ("rail-ink", "rail"), ("rail-strong", "rail-on"), ("rail-strong", "rail-badge"),
            })
            {
                data.Add(dark, ink, ground);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Tokens_TextOnItsGround_IsReadable(bool dark, string ink, string ground)
    {
        var tokens = DesignTokens.For(dark);
        var (a, b) = (Luminance(tokens[ink]), Luminance(tokens[ground]));
        Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) >= 4.5, $"{ink} {tokens[ink]} on {ground} {tokens[ground]}");
    }

    [Fact]
    public void Dark_TokenItDoesNotSet_IsTheLightOne() => Assert.Equal(DesignTokens.Light["radius"], DesignTokens.Dark["radius"]);

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}
