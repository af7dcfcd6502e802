using MleDashboard.Core.Datasets;
using MleDashboard.Core.People;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Targets;
using MleDashboard.Core.Results;

namespace MleDashboard.Web.Features.Profile;

/// <summary>The alerts of a dataset's reports and what people decided about them, as one page shows them.</summary>
internal sealed class ProfileFindings(IAlertDecisions decisions, IBuildChoices choices)
{
    private IReadOnlyList<LeftAlert> left = [];

    /// <summary>Alerts of the report last judged that someone leaves as they are.</summary>
    public IReadOnlyList<Alert> Left { get; private set; } = [];

    /// <summary>What new models of the dataset begin with.</summary>
    public IReadOnlyList<BuildChoice> Choices { get; private set; } = [];

    public async Task LoadAsync(Guid datasetId, CancellationToken cancellationToken)
    {
        left = await decisions.ListAsync(datasetId, cancellationToken);
        Choices = await choices.ListAsync(datasetId, cancellationToken);
    }

    /// <summary>The report with the alerts of the column to predict and of the thresholds in the address, without those that are left as they are.</summary>
    public ProfileReport Judge(ProfileReport plain, TargetSection? target, string? limits)
    {
        var judged = target is null && limits is null ? plain : AlertRules.JudgeAgain(plain, target, limits?.Split(',') ?? []);
        Left = [.. judged.Alerts.Where(alert => left.Any(decision => decision.Concerns(alert)))];
        return judged with { Alerts = [.. judged.Alerts.Except(Left)] };
    }

    public async Task<Result> DecideAsync(Actor actor, Guid datasetId, Alert alert, bool isLeft, CancellationToken cancellationToken)
    {
        var decided = await decisions.SetAsync(actor, datasetId, alert, isLeft, cancellationToken);
        left = await decisions.ListAsync(datasetId, cancellationToken);
        return decided;
    }

    /// <param name="kind">Leave out or fill; null takes the choice back.</param>
    public async Task<Result> ChooseAsync(Actor actor, DatasetVersion version, string column, AlertActionKind? kind, CancellationToken cancellationToken)
    {
        var chosen = kind is { } wanted
            ? await choices.ChooseAsync(actor, version.DatasetId, column, wanted == AlertActionKind.Impute ? MissingFills.For(version.Content!.Schema.Find(column)!.Type)[0] : null, cancellationToken)
            : await choices.TakeBackAsync(actor, version.DatasetId, column, cancellationToken);
        Choices = await choices.ListAsync(version.DatasetId, cancellationToken);
        return chosen;
    }
}
