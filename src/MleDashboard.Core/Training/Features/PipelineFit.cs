using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;

namespace MleDashboard.Core.Training.Features;

/// <summary>Fits the encoders of a pipeline column by column, then those that need several columns, and keeps a note of each.</summary>
internal sealed class PipelineFit
{
    /// <summary>More dates make pairs faster than they make sense.</summary>
    private const int MostDates = 5;

    private readonly List<FeatureEncoder> encoders = [];
    private readonly List<FeatureNote> notes = [];

    public PipelineFit(Table rows, TargetValues target, IReadOnlyDictionary<string, MissingFill> fills)
    {
        List<ColumnFill> fitted = [.. rows.Columns.Select(column => fills.TryGetValue(column.Name, out var fill) ? ColumnFill.Fit(column, fill) : null).OfType<ColumnFill>()];
        var filled = new Table([.. rows.Columns.Select(column => fitted.Find(fill => fill.Column == column.Name)?.Apply(column) ?? column)]);
        var duplicates = new DuplicateColumns();
        foreach (var column in filled.Columns)
        {
            FitColumn(column, target, duplicates);
        }

        FitDifferences(filled);
        FitMissing(filled);
        Fill(fitted);
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

    /// <summary>What was fitted on filled columns sees them filled from now on, and its note says so.</summary>
    private void Fill(List<ColumnFill> fills)
    {
        for (var i = 0; i < encoders.Count; i++)
        {
            List<ColumnFill> seen = [.. fills.Where(fill => encoders[i].Inputs.Any(input => input.Name == fill.Column))];
            encoders[i] = seen.Count == 0 ? encoders[i] : new FilledEncoder { Fills = seen, Inner = encoders[i] };
        }

        foreach (var fill in fills)
        {
            var at = notes.FindIndex(note => note.Column == fill.Column && note.IsUsed);
            if (at >= 0)
            {
                notes[at] = notes[at] with { Text = $"{notes[at].Text}; missing values filled with {MissingFills.Words(fill.Fill)}" };
            }
        }
    }
}
