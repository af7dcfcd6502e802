namespace MleDashboard.Web.Hosting;

/// <summary>Where to go after sign-in or an import. Only paths of this site pass; anything else goes home (open redirects: CVE-2020-26232, CVE-2021-28125).</summary>
internal static class ReturnUrl
{
    public static string Safe(string? url)
    {
        if (string.IsNullOrEmpty(url) || url[0] != '/' || url.Any(c => char.IsControl(c) || c == '\\'))
        {
            return "/";
        }

        return url.StartsWith("//", StringComparison.Ordinal) || url.StartsWith("/sign-in", StringComparison.OrdinalIgnoreCase) ? "/" : url;
    }

    /// <summary>The path when it is one of this site's, otherwise nothing: for pages that go back only when they were sent from somewhere.</summary>
    public static string? SafeOrNone(string? url) => Safe(url) is var safe && safe == "/" ? null : safe;

    public static string SignInPage(string relativeUrl) =>
        relativeUrl.Length == 0 ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString("/" + relativeUrl)}";
}
