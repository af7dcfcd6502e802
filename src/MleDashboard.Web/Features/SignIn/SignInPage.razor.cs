using Microsoft.AspNetCore.Components;
using MleDashboard.Core.People;

namespace MleDashboard.Web.Features.SignIn;

/// <summary>Static page: the cookie can only be set while a request is answered.</summary>
public sealed partial class SignInPage
{
    private string? _error;
    private bool _isSetUp = true;

    [Inject] private ISignIn SignIn { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter] private HttpContext? HttpContext { get; set; }

    [SupplyParameterFromQuery] private string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "sign-in")] private SignInForm Form { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SignInForm();
        var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
        if (HttpContext is not null && HttpContext.User.ToActor() is not null && HttpMethods.IsGet(HttpContext.Request.Method))
        {
            Navigation.NavigateTo(Hosting.ReturnUrl.Safe(ReturnUrl));
            return;
        }

        _isSetUp = await SignIn.IsSetUpAsync(cancellationToken);
    }

    private async Task SubmitAsync()
    {
        var result = await SignIn.SignInAsync(Form.Email.Trim(), Form.Password, Form.Remember, HttpContext?.RequestAborted ?? CancellationToken.None);
        if (result.IsOk)
        {
            Navigation.NavigateTo(Hosting.ReturnUrl.Safe(ReturnUrl));
        }
        else
        {
            _error = result.Error.Message;
        }
    }

    private sealed class SignInForm
    {
        public string Email { get; set; } = "";

        public string Password { get; set; } = "";

        public bool Remember { get; set; }
    }
}
