using System.Runtime.InteropServices;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.LightGbm;

/// <summary>Rows binned by LightGBM.</summary>
internal sealed unsafe class LightGbmDataset : SafeHandle
{
    private LightGbmDataset(nint handle, int threads)
        : base(0, ownsHandle: true)
    {
        SetHandle(handle);
        Threads = threads;
    }

    /// <summary>What it and the training on it compute with; another count than was asked for when another training is alive.</summary>
    public int Threads { get; }

    public override bool IsInvalid => handle == 0;

    internal nint Pointer => IsClosed ? throw new ObjectDisposedException(nameof(LightGbmDataset)) : handle;

    /// <param name="parameters">Binning parameters as "name=value name=value"; they must be those of the training too.</param>
    /// <param name="reference">Validation rows are binned like this training set.</param>
    public static LightGbmDataset Create(FeatureMatrix rows, string parameters, int threads, LightGbmDataset? reference = null)
    {
        using var gate = LightGbmLibrary.Enter();
        var rented = LightGbmLibrary.Threads.Rent(threads);
        fixed (float* values = rows.Values)
        {
            var status = LightGbmNative.LGBM_DatasetCreateFromMat(
                values, LightGbmNative.Float32, rows.RowCount, rows.ColumnCount, isRowMajor: 0, $"{parameters} num_threads={rented}", reference?.Pointer ?? 0, out var dataset);
            if (status != 0)
            {
                LightGbmLibrary.Threads.Return();
                LightGbmLibrary.ThrowIfFailed(status);
            }

            return new LightGbmDataset(dataset, rented);
        }
    }

    public LightGbmDataset WithLabel(ReadOnlySpan<float> label) => SetField("label", label);

    public LightGbmDataset WithWeight(ReadOnlySpan<float> weight) => SetField("weight", weight);

    protected override bool ReleaseHandle()
    {
        var freed = LightGbmNative.LGBM_DatasetFree(handle) == 0;
        LightGbmLibrary.Threads.Return();
        return freed;
    }

    private LightGbmDataset SetField(string name, ReadOnlySpan<float> values)
    {
        fixed (float* pointer = values)
        {
            LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_DatasetSetField(Pointer, name, pointer, values.Length, LightGbmNative.Float32));
        }

        return this;
    }
}
