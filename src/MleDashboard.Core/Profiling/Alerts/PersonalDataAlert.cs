using MleDashboard.Core.Profiling.Columns;

namespace MleDashboard.Core.Profiling.Alerts;

/// <summary>Values that name or reach a person: e-mail addresses, telephone numbers, payment cards, bank accounts, network addresses.</summary>
public sealed class PersonalDataAlert : AlertRule
{
    public override string Name => "personal-data";

    public override string Label => "Personal data";

    public override IEnumerable<Alert> Check(ProfileReport report, AlertThresholds thresholds)
    {
        foreach (var column in report.Columns)
        {
            var facts = column switch { CategoricalProfile labels => labels.Facts, TextProfile text => text.Facts, IdentifierProfile identifier => identifier.Facts, _ => null };
            foreach (var kind in facts?.Kinds ?? [])
            {
                if (WordFor(kind.Kind) is { } word && kind.Share >= thresholds.PersonalData)
                {
                    yield return About(
                        column.Name,
                        AlertSeverity.Warning,
                        $"{ProfileText.Percent(kind.Share)} of the values look like {word}.",
                        "Leave the column out unless you may use it and need it; a report to share can be made without row values.") with
                    { Figure = new AlertFigure(kind.Share, nameof(AlertThresholds.PersonalData), thresholds.PersonalData), Action = new AlertAction(AlertActionKind.DropColumn, column.Name) };
                }
            }
        }
    }

    private static string? WordFor(ValueKind kind) => kind switch
    {
        ValueKind.Email => "e-mail addresses",
        ValueKind.Phone => "telephone numbers",
        ValueKind.PaymentCard => "payment card numbers",
        ValueKind.Iban => "bank account numbers",
        ValueKind.IpAddress => "network addresses",
        _ => null,
    };
}
