using MleDashboard.Core.Datasets;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Results;

namespace MleDashboard.Web.Features.Profile;

/// <summary>What an alert's buttons need: the table they act on, and where a decision goes.</summary>
/// <param name="Left">Alerts of this report that someone leaves as they are; they are not among the others.</param>
/// <param name="Choices">What new models of this dataset begin with.</param>
/// <param name="Target">The column to predict, when one is chosen.</param>
/// <param name="Choose">Column and its choice; null takes the choice back.</param>
public sealed record AlertDesk(
    DatasetVersion Version, string OwnerId, string? Target, IReadOnlyList<Alert> Left, IReadOnlyList<BuildChoice> Choices, Func<Alert, bool, Task<Result>> Decide, Func<string, AlertActionKind?, Task<Result>> Choose);
