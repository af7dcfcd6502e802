using MleDashboard.Core.People;

namespace MleDashboard.Web.Hosting;

/// <summary>Who calls an endpoint.</summary>
internal static class EndpointActor
{
    /// <exception cref="InvalidOperationException">The endpoint lets anonymous callers in.</exception>
    public static Actor RequireActor(this HttpContext context) =>
        context.User.ToActor() ?? throw new InvalidOperationException("The endpoint does not require sign-in.");
}
