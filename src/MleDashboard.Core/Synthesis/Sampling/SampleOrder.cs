using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Columns;
using MleDashboard.Core.Synthesis.Sampling.Formulas;

namespace MleDashboard.Core.Synthesis.Sampling;

/// <summary>A request that was checked against the synthesizer it is asked of.</summary>
internal sealed record SampleOrder(SampleRequest Request, TablePlan Plan, IReadOnlyList<SampleCell> Cells, IReadOnlyList<Formula> Constraints)
{
    public static Result<SampleOrder> Of(FittedSynthesizer synthesizer, SampleRequest request)
    {
        if (request.Rows is < 1 or > SampleRequest.MostRows)
        {
            return new SampleRowsOutOfRange(request.Rows);
        }

        if (request.Fakes.Keys.FirstOrDefault(name => synthesizer.Schema.Find(name) is null) is { } unknown)
        {
            return new SampleColumnUnknown(unknown, "What is to be invented");
        }

        var plan = synthesizer.PlanOf(request);
        foreach (var condition in request.Conditions)
        {
            if (Problem(plan, condition.Column, "A condition") is { } error)
            {
                return error;
            }

            if (!(condition.Share > 0) || request.Conditions.Where(other => other.Column == condition.Column).Sum(other => other.Share) > 1 + 1e-9)
            {
                return new SampleShareOutOfRange(condition.Column);
            }
        }

        var formulas = new List<Formula>();
        foreach (var text in request.Constraints)
        {
            var formula = Formula.Parse(text);
            if (!formula.IsOk)
            {
                return formula.Error;
            }

            if (formula.Value.Columns.Select(column => Problem(plan, column, $"The formula '{text}'")).FirstOrDefault(error => error is not null) is { } error)
            {
                return error;
            }

            formulas.Add(formula.Value);
        }

        return KnownLevels.Unmet(synthesizer, request.Conditions) is { } unmet ? unmet : new SampleOrder(request, plan, SampleCell.Of(request.Conditions), formulas);
    }

    private static Error? Problem(TablePlan plan, string column, string where) => plan.Columns.FirstOrDefault(made => made.Name == column) switch
    {
        null => new SampleColumnUnknown(column, where),
        { IsMadeNew: true } => new SampleColumnInvented(column),
        _ => null,
    };
}

/// <summary>A kind of row that is wanted: a value, or anything but the values asked for, in each column that has conditions.</summary>
/// <param name="Met">Conditions that the row meets.</param>
/// <param name="Unmet">Conditions that it does not.</param>
internal sealed record SampleCell(double Share, IReadOnlyList<SampleCondition> Met, IReadOnlyList<SampleCondition> Unmet)
{
    private const double SmallestShare = 1e-9;

    /// <summary>Every combination of the columns' values, their shares multiplied.</summary>
    public static IReadOnlyList<SampleCell> Of(IReadOnlyList<SampleCondition> conditions)
    {
        IReadOnlyList<SampleCell> cells = [new(1, [], [])];
        foreach (var column in conditions.GroupBy(condition => condition.Column, StringComparer.Ordinal))
        {
            var rest = 1 - column.Sum(condition => condition.Share);
            cells =
            [
                .. cells.SelectMany(cell => column.Select(condition => new SampleCell(cell.Share * condition.Share, [.. cell.Met, condition], cell.Unmet))),
                .. rest > SmallestShare ? cells.Select(cell => new SampleCell(cell.Share * rest, cell.Met, [.. cell.Unmet, .. column])) : [],
            ];
        }

        return cells;
    }

    /// <summary>For people.</summary>
    public string Description => string.Join(" and ", Met.Select(condition => (condition with { Share = 1 }).ToString()).Concat(Unmet.Select(condition => $"{condition.Column} other than {condition.Value ?? "missing"}")));

    public Func<int, bool> IsMet(Table table)
    {
        var tests = Met.Select(condition => condition.Test(table.Find(condition.Column)!)).ToArray();
        var others = Unmet.Select(condition => condition.Test(table.Find(condition.Column)!)).ToArray();
        return row => Array.TrueForAll(tests, test => test(row)) && !Array.Exists(others, test => test(row));
    }
}
