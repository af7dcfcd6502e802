using MleDashboard.Core.Datasets.Importing;
using MleDashboard.Core.Jobs;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>An import's progress as the job's; the last part is left for storing.</summary>
internal sealed class JobImportProgress(IJobContext context) : IProgress<ImportProgress>
{
    private const double Share = 0.96;

    public void Report(ImportProgress value) => context.Progress.Report(new JobProgress(value.Stage, Share * value.Fraction, value.Detail));
}
