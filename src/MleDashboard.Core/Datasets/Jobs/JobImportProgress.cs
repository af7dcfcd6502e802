using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Jobs;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>An import's progress as the job's; the last part is left for storing.</summary>
/// <param name="from">The part of the job that is done before the import begins.</param>
internal sealed class JobImportProgress(IJobContext context, double from = 0) : IProgress<ImportProgress>
{
    private const double Share = 0.96;

    public void Report(ImportProgress value) => context.Progress.Report(new JobProgress(value.Stage, from + ((Share - from) * value.Fraction), value.Detail));
}
