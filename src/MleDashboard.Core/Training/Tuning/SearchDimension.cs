namespace MleDashboard.Core.Training.Tuning;

/// <summary>A hyperparameter and the range that is worth searching.</summary>
/// <param name="IsLogarithmic">Twice as much matters as much at both ends.</param>
/// <param name="IsWhole">Whole numbers only.</param>
public sealed record SearchDimension(string Name, double Low, double High, bool IsLogarithmic = false, bool IsWhole = false)
{
    /// <summary>A value from a place between 0 and 1.</summary>
    public double At(double place)
    {
        // Whole numbers have equal parts of the range each, the ends too.
        var (low, high) = IsWhole ? (Low - 0.5 + 1e-9, High + 0.5 - 1e-9) : (Low, High);
        var value = IsLogarithmic && low > 0 ? low * Math.Pow(high / low, place) : low + ((high - low) * place);
        return IsWhole ? Math.Round(value) : value;
    }
}
