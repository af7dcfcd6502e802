using Microsoft.AspNetCore.Components;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Features.SignIn;

/// <summary>The one-time page behind the link that a new server prints.</summary>
public sealed partial class SetupPage
{
    private string? _error;
    private bool _isValid;

    [Inject] private ISignIn SignIn { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private HttpContext? HttpContext { get; set; }

    [SupplyParameterFromQuery] private string? Token { get; set; }

    [SupplyParameterFromForm(FormName = "setup")] private SetupForm Form { get; set; } = default!;

    private CancellationToken Aborted => HttpContext?.RequestAborted ?? CancellationToken.None;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SetupForm();
        _isValid = !string.IsNullOrEmpty(Token) && await SignIn.IsSetupTokenValidAsync(Token, Aborted);
    }

    private async Task SubmitAsync()
    {
        if (!_isValid || Token is null)
        {
            return;
        }

        var result = await SignIn.SetUpAsync(Token, Form.Email.Trim(), Form.Name.Trim(), Form.Password, Aborted);
        if (result.IsOk)
        {
            Navigation.NavigateTo("/");
        }
        else
        {
            _error = result.Error.Message;
            _isValid = result.Error is not SetupLinkRefused;
        }
    }

    private sealed class SetupForm
    {
        public string Name { get; set; } = "";

        public string Email { get; set; } = "";

        public string Password { get; set; } = "";
    }
}
