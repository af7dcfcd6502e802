namespace MleDashboard.Core.Synthesis.Python;

/// <summary>The pandas Series of dtypes that ctgan keeps of its training table.</summary>
internal static class PandasSeries
{
    /// <summary>NumPy's code of each column, "i8", "f8", "b1" or "O8"; empty when the series is kept in a way that is not known, which is no fault: types are then taken from the values.</summary>
    public static IReadOnlyList<string> Kinds(object? series)
    {
        if (series is not PickledObject { State: PickledMap state }
            || !state.TryGet("_mgr", out var manager)
            || manager is not PickledObject { State: object?[] parts })
        {
            return [];
        }

        foreach (var part in parts.OfType<List<object?>>())
        {
            if (part is [PickledObject { Type.Name: "_reconstruct", State: object?[] and [.., List<object?> values] }] && values.Count > 0 && values.TrueForAll(IsKind))
            {
                return [.. values.Select(value => NumpyValues.Kind((PickledObject)value!)[1..])];
            }
        }

        return [];
    }

    private static bool IsKind(object? value) => value is PickledObject { Type.Name: "dtype" };
}
