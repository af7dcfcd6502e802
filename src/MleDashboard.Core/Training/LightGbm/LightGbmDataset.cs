using System.Runtime.InteropServices;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.LightGbm;

/// <summary>Rows binned by LightGBM.</summary>
internal sealed unsafe class LightGbmDataset : SafeHandle
{
    private LightGbmDataset(nint handle)
        : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    internal nint Pointer => IsClosed ? throw new ObjectDisposedException(nameof(LightGbmDataset)) : handle;

    /// <param name="parameters">Binning parameters as "name=value name=value"; they must be those of the training too.</param>
    /// <param name="reference">Validation rows are binned like this training set.</param>
    public static LightGbmDataset Create(FeatureMatrix rows, string parameters, LightGbmDataset? reference = null)
    {
        using var gate = LightGbmLibrary.Enter();
        fixed (float* values = rows.Values)
        {
            LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_DatasetCreateFromMat(
                values, LightGbmNative.Float32, rows.RowCount, rows.ColumnCount, isRowMajor: 0, parameters, reference?.Pointer ?? 0, out var dataset));
            return new LightGbmDataset(dataset);
        }
    }

    public LightGbmDataset WithLabel(ReadOnlySpan<float> label) => SetField("label", label);

    public LightGbmDataset WithWeight(ReadOnlySpan<float> weight) => SetField("weight", weight);

    protected override bool ReleaseHandle() => LightGbmNative.LGBM_DatasetFree(handle) == 0;

    private LightGbmDataset SetField(string name, ReadOnlySpan<float> values)
    {
        fixed (float* pointer = values)
        {
            LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_DatasetSetField(Pointer, name, pointer, values.Length, LightGbmNative.Float32));
        }

        return this;
    }
}
