using MudBlazor;

namespace MleDashboard.Web.Features.Settings;

internal static class DialogLook
{
    public static DialogOptions Form { get; } = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true };
}
