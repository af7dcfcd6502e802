using Microsoft.AspNetCore.Components;
using MleDashboard.Core.People;
using MleDashboard.Core.Results;
using MleDashboard.Web.Design;
using MudBlazor;

namespace MleDashboard.Web.Features.Settings;

/// <summary>Accounts for administrators. A change of role or state can be taken back from its toast.</summary>
public sealed partial class UserSettings
{
    private IReadOnlyList<UserAccount>? _users;
    private string _search = "";
    private string? _error;
    private bool _failed;

    [CascadingParameter] private Actor Actor { get; set; } = default!;

    [Inject] private IUserDirectory Users { get; set; } = default!;

    [Inject] private IDialogService DialogService { get; set; } = default!;

    [Inject] private ISnackbar Snackbar { get; set; } = default!;

    [Inject] private ILogger<UserSettings> Logger { get; set; } = default!;

    private IReadOnlyList<UserAccount> Found =>
        [.. (_users ?? []).Where(user => Contains(user.Name) || Contains(user.Email)).OrderBy(user => user.Name, StringComparer.CurrentCultureIgnoreCase)];

    protected override Task OnInitializedAsync() => LoadAsync();

    private bool Contains(string text) => text.Contains(_search.Trim(), StringComparison.CurrentCultureIgnoreCase);

    private async Task LoadAsync()
    {
        try
        {
            _failed = false;
            _users = await Users.ListAsync(CancellationToken.None);
        }
        catch (Exception exception)
        {
            ListFailed(Logger, exception);
            _failed = true;
        }
    }

    private async Task AddAsync()
    {
        var dialog = await DialogService.ShowAsync<AddUserDialog>("Add a user", new DialogParameters<AddUserDialog> { { added => added.Actor, Actor } }, DialogLook.Form);
        if (await dialog.Result is { Canceled: false, Data: UserAccount user })
        {
            Snackbar.SayDone($"{user.Name} can sign in now.");
            await LoadAsync();
        }
    }

    private async Task ResetAsync(UserAccount user)
    {
        var parameters = new DialogParameters<ResetPasswordDialog> { { reset => reset.Actor, Actor }, { reset => reset.User, user } };
        var dialog = await DialogService.ShowAsync<ResetPasswordDialog>("New password", parameters, DialogLook.Form);
        if (await dialog.Result is { Canceled: false })
        {
            Snackbar.SayDone($"{user.Name} has a new password and must sign in again.");
        }
    }

    private async Task SetRoleAsync(UserAccount user, ChangeEventArgs change)
    {
        if (!Enum.TryParse<Role>(change.Value?.ToString(), out var role) || role == user.Role)
        {
            return;
        }

        await ChangeAsync(
            () => Users.SetRoleAsync(Actor, user.Id, role, CancellationToken.None),
            $"{user.Name} is now {role}.",
            () => Users.SetRoleAsync(Actor, user.Id, user.Role, CancellationToken.None));
    }

    private Task SetDisabledAsync(UserAccount user, bool disabled) => ChangeAsync(
        () => Users.SetDisabledAsync(Actor, user.Id, disabled, CancellationToken.None),
        disabled ? $"{user.Name} can no longer sign in." : $"{user.Name} can sign in again.",
        () => Users.SetDisabledAsync(Actor, user.Id, !disabled, CancellationToken.None));

    private async Task ChangeAsync(Func<Task<Result>> change, string said, Func<Task<Result>> back)
    {
        var result = await change();
        _error = result.Error?.Message;
        if (result.IsOk)
        {
            Snackbar.SayUndoable(said, async () =>
            {
                _error = (await back()).Error?.Message;
                await LoadAsync();
                await InvokeAsync(StateHasChanged);
            });
        }

        await LoadAsync();
    }

    [LoggerMessage(LogLevel.Error, "Users could not be listed")]
    private static partial void ListFailed(ILogger logger, Exception exception);
}
