namespace MleDashboard.Web.Hosting;

/// <summary>Where to go after sign-in. Only paths of this site pass; anything else goes home (open redirects: CVE-2020-26232, CVE-2021-28125).</summary>
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

    public static string SignInPage(string relativeUrl) =>
        relativeUrl.Length == 0 ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString("/" + relativeUrl)}";
}
