using System.Globalization;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Explanation;
using MleDashboard.Core.Models;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Prediction;

/// <summary>One row as a user wrote it, read by what the model needs.</summary>
internal sealed record InputRow(Table Row, IReadOnlyList<InputWarning> Warnings)
{
    /// <param name="values">By column; empty, null or absent is missing, other columns are ignored.</param>
    public static Result<InputRow> Parse(ModelInputs inputs, IReadOnlyDictionary<string, string?> values)
    {
        var columns = new List<ColumnData>(inputs.Columns.Count);
        var warnings = new List<InputWarning>();
        foreach (var input in inputs.Columns)
        {
            var text = values.GetValueOrDefault(input.Column)?.Trim();
            var column = Parse(input, string.IsNullOrEmpty(text) ? null : text, warnings);
            if (!column.IsOk)
            {
                return column.Error;
            }

            columns.Add(column.Value);
        }

        return new InputRow(new Table(columns), warnings);
    }

    private static Result<ColumnData> Parse(ModelInput input, string? text, List<InputWarning> warnings) => input.Kind switch
    {
        InputKind.Number => ParseNumber(input, text, warnings),
        InputKind.Date => ParseTime(input, text),
        InputKind.Choice => ParseLevel(input, text, warnings),
        _ => new TextColumn(input.Column, [text], input.Type),
    };

    private static Result<ColumnData> ParseNumber(ModelInput input, string? text, List<InputWarning> warnings)
    {
        if (text is null)
        {
            return new NumericColumn(input.Column, [double.NaN], input.Type);
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return new InputValueInvalid(input.Column, text, "a number like 12 or 3.5");
        }

        if (number < input.Min)
        {
            warnings.Add(new InputWarning(input.Column, $"{input.Column} {text} is below the smallest value the model was built from ({Wording.Number(input.Min.Value)})."));
        }
        else if (number > input.Max)
        {
            warnings.Add(new InputWarning(input.Column, $"{input.Column} {text} is above the largest value the model was built from ({Wording.Number(input.Max.Value)})."));
        }

        return new NumericColumn(input.Column, [number], input.Type);
    }

    private static Result<ColumnData> ParseTime(ModelInput input, string? text)
    {
        if (text is null)
        {
            return new DateTimeColumn(input.Column, [DateTimeColumn.Missing]);
        }

        return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? new DateTimeColumn(input.Column, [time.Ticks])
            : new InputValueInvalid(input.Column, text, "a date like 2024-03-31 or 2024-03-31 18:30:00");
    }

    private static CategoryColumn ParseLevel(ModelInput input, string? text, List<InputWarning> warnings)
    {
        if (text is null)
        {
            return new CategoryColumn(input.Column, [-1], [], input.Type);
        }

        var level = input.Levels.FirstOrDefault(known => known == text)
            ?? input.Levels.FirstOrDefault(known => string.Equals(known, text, StringComparison.OrdinalIgnoreCase));
        if (level is null && !input.HasMoreLevels)
        {
            warnings.Add(new InputWarning(input.Column, $"{input.Column} '{text}' does not occur in the rows the model was built from: it counts as missing."));
        }

        return new CategoryColumn(input.Column, [0], [level ?? text], input.Type);
    }
}
