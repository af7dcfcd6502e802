namespace MleDashboard.Web.Features.Datasets.Downloads;

/// <summary>What all downloads have in common.</summary>
public static class DownloadRoutes
{
    /// <summary>
    /// Routes for every signed-in user. Callers are programs and the browser's download list, so a refusal is 401 or 403 and never the sign-in page,
    /// and a row whose stored files were removed by hand or lost with a disk is 410 with a sentence.
    /// </summary>
    public static RouteGroupBuilder MapDownloads(this IEndpointRouteBuilder routes, string prefix)
    {
        var group = routes.MapGroup(prefix).RequireAuthorization().DisableCookieRedirect();
        group.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Exception fault) when (fault is DirectoryNotFoundException or FileNotFoundException)
            {
                return Gone("The stored files of this are gone, so it cannot be downloaded. Restore them from a backup, or make it again.");
            }
        });
        return group;
    }

    /// <summary>410 with the sentence as its text.</summary>
    public static IResult Gone(string sentence) => TypedResults.Text(sentence, statusCode: StatusCodes.Status410Gone);
}
