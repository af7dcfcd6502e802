using System.Globalization;
using MleDashboard.Core.Cloud.Objects;
using MleDashboard.Core.Jobs;

namespace MleDashboard.Core.Datasets.Jobs;

/// <summary>Bytes of a transfer as a part of the job's progress.</summary>
internal sealed class TransferReport(IJobContext context, string stage, double from, double to) : IProgress<TransferProgress>
{
    private const double Megabyte = 1024 * 1024;

    public void Report(TransferProgress value) => context.Progress.Report(new JobProgress(
        stage,
        from + ((to - from) * value.Fraction),
        value.Waiting ?? string.Create(CultureInfo.InvariantCulture, $"{value.Done / Megabyte:N1} of {value.Total / Megabyte:N1} MB")));
}
