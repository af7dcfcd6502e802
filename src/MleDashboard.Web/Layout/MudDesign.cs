using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Layout;

/// <summary>Mud's theme, made of the design tokens once.</summary>
internal static class MudDesign
{
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Fill(new PaletteLight(), DesignTokens.Light),
        PaletteDark = Fill(new PaletteDark(), DesignTokens.Dark),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
        Typography = new Typography
        {
            Default = new DefaultTypography
            {
                FontFamily = ["Inter Variable", "Inter", "Roboto", "Liberation Sans", "Arial", "sans-serif"],
                FontSize = "14px",
                LineHeight = "1.5",
                LetterSpacing = "normal",
            },
            Button = new ButtonTypography { FontSize = "14px", FontWeight = "600", LetterSpacing = "normal", TextTransform = "none" },
        },
    };

    private static TPalette Fill<TPalette>(TPalette palette, DesignTokens tokens)
        where TPalette : MudBlazor.Palette
    {
        palette.Primary = tokens["accent"];
        palette.PrimaryContrastText = tokens["accent-ink"];
        palette.Secondary = tokens["c3"];
        palette.Info = tokens["accent"];
        palette.InfoContrastText = tokens["accent-ink"];
        palette.Success = tokens["good"];
        palette.SuccessContrastText = tokens["good-soft"];
        palette.Warning = tokens["warn"];
        palette.WarningContrastText = tokens["warn-soft"];
        palette.Error = tokens["bad"];
        palette.ErrorContrastText = tokens["bad-soft"];
        palette.Background = tokens["bg"];
        palette.BackgroundGray = tokens["bg"];
        palette.Surface = tokens["surface"];
        palette.TextPrimary = tokens["ink"];
        palette.TextSecondary = tokens["ink-2"];
        palette.TextDisabled = tokens["ink-2"];
        palette.ActionDefault = tokens["ink-2"];
        palette.ActionDisabled = tokens["ink-2"];
        palette.LinesDefault = tokens["line"];
        palette.LinesInputs = tokens["ink-2"];
        palette.TableLines = tokens["line"];
        palette.Divider = tokens["line"];
        palette.AppbarBackground = tokens["surface"];
        palette.AppbarText = tokens["ink"];
        palette.DrawerBackground = tokens["surface"];
        palette.DrawerText = tokens["ink"];
        palette.DrawerIcon = tokens["ink-2"];
        palette.Dark = tokens["rail"];
        palette.DarkContrastText = tokens["rail-strong"];
        return palette;
    }
}
