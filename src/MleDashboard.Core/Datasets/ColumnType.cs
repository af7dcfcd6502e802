namespace MleDashboard.Core.Datasets;

/// <summary>What the values of a column mean, whatever they are stored as.</summary>
public enum ColumnType
{
    /// <summary>Numbers that can be added and compared.</summary>
    Numeric,

    /// <summary>A limited set of labels.</summary>
    Categorical,

    /// <summary>Two values: true/false, yes/no, 0/1.</summary>
    Boolean,

    /// <summary>Points in time.</summary>
    DateTime,

    /// <summary>Free text of several words.</summary>
    Text,

    /// <summary>A name for a row: nearly every value differs, and no order or distance is meant.</summary>
    Identifier,
}

/// <summary>What a column is for in an experiment.</summary>
public enum ColumnRole
{
    Feature,
    Target,
    Ignored,
}
