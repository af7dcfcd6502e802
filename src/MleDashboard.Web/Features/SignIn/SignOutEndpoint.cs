using MleDashboard.Core.People;

namespace MleDashboard.Web.Features.SignIn;

internal static class SignOutEndpoint
{
    /// <summary>POST only, with the antiforgery token of the form: a foreign page cannot sign anyone out.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/sign-out", async (HttpContext context, ISignIn signIn, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Results.BadRequest();
            }

            await signIn.SignOutAsync(context.RequestAborted);
            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous();
}
