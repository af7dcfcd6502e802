using System.CommandLine;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Comparison;
using MleDashboard.Core.Profiling.Reports;

namespace MleDashboard.Cli.Verbs;

/// <summary>What <c>mle profile --compare</c> writes and says.</summary>
internal static class ComparisonOutput
{
    public static async Task<int> WriteAsync(
        CliHost host, ParseResult parsed, ProfileSource first, ProfileSource second, ComparisonSettings settings, string? html, string? json, CancellationToken cancellationToken)
    {
        var comparison = await host.Get<DatasetComparer>().CompareAsync(first, second, settings, cancellationToken);
        if (html is not null)
        {
            await File.WriteAllTextAsync(html, ComparisonWriter.Html(comparison), cancellationToken);
        }

        if (json is not null)
        {
            await File.WriteAllBytesAsync(json, ComparisonWriter.Json(comparison), cancellationToken);
        }

        return host.Succeed(
            parsed,
            new
            {
                verdict = comparison.Verdict,
                added = comparison.Added,
                removed = comparison.Removed,
                columns = comparison.Columns.Select(column => new
                {
                    name = column.Name,
                    drift = column.Drift.ToString(),
                    psi = column.Psi,
                    ks = column.KolmogorovSmirnov,
                    chi_square = column.ChiSquare,
                    wasserstein = column.Wasserstein,
                    missing = new[] { column.FirstMissingShare, column.SecondMissingShare },
                }),
                html,
                json,
            },
            [
                comparison.Verdict,
                .. comparison.Columns.Where(column => column.Drift != Drift.None).OrderByDescending(column => column.Drift).ThenByDescending(column => column.Psi)
                    .Select(column => $"  {column.Drift}: {column.Name}: {column.Sentence}"),
            ]);
    }
}
