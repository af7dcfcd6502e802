using System.Runtime.InteropServices;
using System.Text;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.LightGbm;

internal enum LightGbmOutput
{
    Normal = 0,
    Raw = 1,

    /// <summary>TreeSHAP: a value per feature and the expected value, for each class.</summary>
    Contributions = 3,
}

/// <summary>A model in training, or one read from its text. Predicting many rows is <see cref="LightGbmModel"/>'s work; here it is for contributions and to check that one.</summary>
internal sealed unsafe class LightGbmBooster : SafeHandle
{
    private readonly int metricCount;

    // The booster reads the rows of its datasets, so it keeps them alive; whoever made them may share and dispose them.
    private readonly LightGbmDataset? training;
    private readonly LightGbmDataset? validation;

    private LightGbmBooster(nint handle, LightGbmDataset? training, LightGbmDataset? validation)
        : base(0, ownsHandle: true)
    {
        SetHandle(handle);
        var ignored = false;
        training?.DangerousAddRef(ref ignored);
        validation?.DangerousAddRef(ref ignored);
        this.training = training;
        this.validation = validation;
        LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_BoosterGetEvalCounts(handle, out metricCount));
    }

    public override bool IsInvalid => handle == 0;

    private nint Pointer => IsClosed ? throw new ObjectDisposedException(nameof(LightGbmBooster)) : handle;

    public static LightGbmBooster Create(LightGbmDataset training, LightGbmDataset? validation, string parameters)
    {
        using var gate = LightGbmLibrary.Enter();
        LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_BoosterCreate(training.Pointer, $"{parameters} num_threads={training.Threads}", out var handle));
        var booster = new LightGbmBooster(handle, training, validation);
        if (validation is not null)
        {
            LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_BoosterAddValidData(handle, validation.Pointer));
        }

        return booster;
    }

    public static LightGbmBooster Parse(string model)
    {
        using var gate = LightGbmLibrary.Enter();
        LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_BoosterLoadModelFromString(model, out _, out var handle));
        return new LightGbmBooster(handle, training: null, validation: null);
    }

    /// <summary>Adds one tree for each class.</summary>
    /// <returns>False when no split improves the model any more.</returns>
    public bool Update()
    {
        using var gate = LightGbmLibrary.Enter();
        LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_BoosterUpdateOneIter(Pointer, out var isFinished));
        return isFinished == 0;
    }

    /// <summary>The first metric of the parameters on the validation rows.</summary>
    public double Evaluate()
    {
        using var gate = LightGbmLibrary.Enter();
        var results = stackalloc double[Math.Max(1, metricCount)];
        LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_BoosterGetEval(Pointer, dataIndex: 1, out _, results));
        return results[0];
    }

    /// <summary>LightGBM's own text format, which its other languages open.</summary>
    /// <param name="iterations">The first so many; 0 or less: all.</param>
    public string ToText(int iterations)
    {
        using var gate = LightGbmLibrary.Enter();
        var capacity = 1 << 20;
        while (true)
        {
            var buffer = new byte[capacity];
            long length;
            fixed (byte* pointer = buffer)
            {
                LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_BoosterSaveModelToString(Pointer, 0, iterations, importanceType: 0, capacity, out length, pointer));
            }

            if (length <= capacity)
            {
                return Encoding.UTF8.GetString(buffer, 0, (int)length - 1);
            }

            capacity = checked((int)length);
        }
    }

    /// <returns>Row by row: k values (1 for binary and regression), or k x (features + 1) contributions.</returns>
    public double[] Predict(FeatureMatrix rows, LightGbmOutput output, int threads)
    {
        using var gate = LightGbmLibrary.Enter();
        LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_BoosterGetNumClasses(Pointer, out var outputs));
        var width = output == LightGbmOutput.Contributions ? outputs * (rows.ColumnCount + 1) : outputs;
        var result = new double[(long)rows.RowCount * width];
        if (result.Length == 0)
        {
            return result;
        }

        var rented = LightGbmLibrary.Threads.Rent(threads);
        try
        {
            fixed (float* values = rows.Values)
            fixed (double* pointer = result)
            {
                LightGbmLibrary.ThrowIfFailed(LightGbmNative.LGBM_BoosterPredictForMat(
                    Pointer, values, LightGbmNative.Float32, rows.RowCount, rows.ColumnCount, isRowMajor: 0, (int)output, 0, -1, $"num_threads={rented} verbosity=-1", out _, pointer));
            }
        }
        finally
        {
            LightGbmLibrary.Threads.Return();
        }

        return result;
    }

    protected override bool ReleaseHandle()
    {
        var freed = LightGbmNative.LGBM_BoosterFree(handle) == 0;
        training?.DangerousRelease();
        validation?.DangerousRelease();
        return freed;
    }
}
