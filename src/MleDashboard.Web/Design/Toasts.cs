using MudBlazor;

namespace MleDashboard.Web.Design;

/// <summary>Short messages at the foot of the page. What went wrong stays until it is closed.</summary>
public static class Toasts
{
    public static void Say(this ISnackbar snackbar, string text) => snackbar.Add(text, Severity.Normal);

    public static void SayDone(this ISnackbar snackbar, string text) => snackbar.Add(text, Severity.Success);

    /// <summary>Says why something was refused, until the user closes it.</summary>
    public static void SayFailed(this ISnackbar snackbar, string text) =>
        snackbar.Add(text, Severity.Error, options => options.RequireInteraction = true);

    /// <summary>Something was done that can be taken back for ten seconds.</summary>
    public static void SayUndoable(this ISnackbar snackbar, string text, Func<Task> undo) =>
        snackbar.Add(text, Severity.Normal, options =>
        {
            options.Action = "Undo";
            options.VisibleStateDuration = 10_000;
            options.OnClick = _ => undo();
        });
}
