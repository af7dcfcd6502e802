using MleDashboard.Core.Prediction;
using MleDashboard.Web.Design;

namespace MleDashboard.Web.Features.Predictions;

internal static class PredictionLinks
{
    public const string List = "/predictions";

    public static string Page(Guid batchId) => $"/predictions/{batchId}";

    public static string Csv(Guid batchId) => $"/api/predictions/{batchId}/csv";

    public static string Parquet(Guid batchId) => $"/api/predictions/{batchId}/parquet";

    public static (Tone Tone, string Text) Status(PredictionBatch batch) => batch.State switch
    {
        PredictionBatchState.Running => (Tone.Accent, "Running"),
        PredictionBatchState.Ready => (Tone.Good, "Ready"),
        PredictionBatchState.Failed => (Tone.Bad, "Failed"),
        _ => (Tone.Quiet, "Stopped"),
    };
}
