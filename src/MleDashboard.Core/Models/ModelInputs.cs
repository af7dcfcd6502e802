using MleDashboard.Core.Datasets;

namespace MleDashboard.Core.Models;

/// <summary>How a value of a column is given on a form.</summary>
public enum InputKind
{
    Number,
    Choice,
    Date,
    Text,
}

/// <summary>One column a model needs, as the training rows show it.</summary>
public sealed record ModelInput(string Column, ColumnType Type, InputKind Kind)
{
    /// <summary>Numbers: smallest and largest training value.</summary>
    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>Numbers: no training value has a fraction.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Dates: first and last, as <see cref="Example"/> is written.</summary>
    public string? First { get; init; }

    public string? Last { get; init; }

    /// <summary>Choices: training values, the most frequent first; at most 500.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>There were more than <see cref="Levels"/> holds.</summary>
    public bool HasMoreLevels { get; init; }

    /// <summary>A typical value as a user would write it: median, most frequent level or first text; null when the column is mostly missing.</summary>
    public string? Example { get; init; }
}

/// <summary>The columns a model needs; inputs.json of a model folder. From it forms are drawn, and given values are judged.</summary>
public sealed record ModelInputs(IReadOnlyList<ModelInput> Columns);
