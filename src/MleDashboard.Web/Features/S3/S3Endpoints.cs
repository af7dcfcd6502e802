using MleDashboard.Core.Cloud;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Web.Features.Datasets.Uploads;
using MleDashboard.Web.Hosting;

namespace MleDashboard.Web.Features.S3;

/// <summary>GET /api/s3/object?bucket=&amp;key= for builders: the file through this server, since a browser may not reach the endpoint. A refusal is a sentence.</summary>
public static class S3Endpoints
{
    public static IEndpointRouteBuilder MapS3(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup(S3Links.Download).RequireAuthorization(Policies.Builder).DisableCookieRedirect().MapGet("", DownloadAsync);
        return routes;
    }

    private static async Task<IResult> DownloadAsync(string bucket, string key, HttpContext http, IObjectBrowser browser, CancellationToken cancellationToken)
    {
        var opened = await browser.OpenAsync(http.RequireActor(), new ObjectAddress(bucket, key), cancellationToken);
        if (!opened.IsOk)
        {
            return TypedResults.Text(opened.Error.Message, statusCode: opened.Error is CloudRefused { Fault: CloudFault.NotFound } ? StatusCodes.Status404NotFound : StatusCodes.Status502BadGateway);
        }

        // The length makes a cut transfer a failed download instead of a short file.
        http.Response.ContentLength = opened.Value.Stored.Bytes;
        return TypedResults.Stream(opened.Value.Stream, "application/octet-stream", FileNames.Clean(key));
    }
}
