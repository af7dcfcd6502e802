using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>Fits the encoders of a pipeline column by column, then those that need several columns, and keeps a note of each.</summary>
internal sealed class PipelineFit
{
    /// <summary>More dates make pairs faster than they make sense.</summary>
    private const int MostDates = 5;

    private readonly List<FeatureEncoder> encoders = [];
    private readonly List<FeatureNote> notes = [];

    public PipelineFit(Table rows, TargetValues target)
    {
        var duplicates = new DuplicateColumns();
        foreach (var column in rows.Columns)
        {
            FitColumn(column, target, duplicates);
        }

        FitDifferences(rows);
        FitMissing(rows);
    }

    public IReadOnlyList<FeatureEncoder> Encoders => encoders;

    public IReadOnlyList<FeatureNote> Notes => notes;

    private void FitColumn(ColumnData column, TargetValues target, DuplicateColumns duplicates)
    {
        var (fitted, reason) = FeatureSelection.Fit(column, target);
        if (fitted.Count > 0 && duplicates.FindOrAdd(column) is { } twin)
        {
            (fitted, reason) = ([], $"it says what '{twin}' says in every row");
        }

        encoders.AddRange(fitted);
        notes.Add(fitted.Count > 0
            ? new FeatureNote(column.Name, true, string.Join("; ", fitted.Select(encoder => encoder.Note)))
            : FeatureNote.Unused(column.Name, reason));
    }

    private void FitDifferences(Table rows)
    {
        var dates = encoders.OfType<DateTimeEncoder>().Take(MostDates).ToList();
        for (var from = 0; from < dates.Count; from++)
        {
            for (var to = from + 1; to < dates.Count; to++)
            {
                if (DateDifferenceEncoder.Fit(rows, dates[from], dates[to]) is { } difference)
                {
                    encoders.Add(difference);
                    notes.Add(new FeatureNote($"{dates[from].Column}, {dates[to].Column}", true, "the days from the first to the second"));
                }
            }
        }
    }

    private void FitMissing(Table rows)
    {
        if (MissingCountEncoder.Fit(rows, encoders.SelectMany(encoder => encoder.Inputs).DistinctBy(column => column.Name)) is { } missing)
        {
            encoders.Add(missing);
            notes.Add(new FeatureNote($"{missing.Columns.Count} columns with gaps", true, "how many of them are missing in a row"));
        }
    }
}
