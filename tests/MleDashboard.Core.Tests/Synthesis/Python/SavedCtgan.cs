using System.Runtime.InteropServices;

namespace MleDashboard.Core.Tests.Synthesis.Python;

/// <summary>
/// The smallest CTGAN that Python could have saved: a number "price" with modes around 10 and 500 and levels a, b, missing of "room". All weights are 0, so the generator
/// makes its biases of any noise: mode 0, offset tanh(0.5), level b.
/// </summary>
internal static class SavedCtgan
{
    /// <summary>10 + 4 * 2 * tanh(0.5): the mean, four deviations, the offset.</summary>
    public const double Price = 13.696937;

    private static readonly float[] Bias = [0.5f, 40, -40, -40, 40, -40];

    private static readonly (string, float[])[] Arrays =
        [("w0", new float[4 * 7]), ("b0", new float[4]), ("g", [1, 1, 1, 1]), ("v", [1, 1, 1, 1]), ("w1", new float[6 * 11]), ("b1", Bias)];

    /// <summary>ctgan 0.7: columns keep a transformer of rdt 1.x, with rounding and bounds.</summary>
    public static byte[] New() => PickleWriter.TorchFile(PickleWriter.Write(Model("CTGAN", NewColumns())), Arrays);

    /// <summary>ctgan 0.5: columns keep a mixture and which of its modes count, whole numbers are cut.</summary>
    public static byte[] Old() => PickleWriter.TorchFile(PickleWriter.Write(Model("CTGANSynthesizer", OldColumns())), Arrays);

    public static PyMade Model(string className, List<object?> columns) => Instance("ctgan.synthesizers.ctgan", className, new()
    {
        ["_embedding_dim"] = 4,
        ["_generator_dim"] = new object?[] { 4 },
        ["_discriminator_dim"] = new object?[] { 8, 8 },
        ["_generator_lr"] = 0.0002,
        ["_batch_size"] = 20,
        ["_epochs"] = 7,
        ["_log_frequency"] = true,
        ["pac"] = 10,
        ["_transformer"] = Instance("ctgan.data_transformer", "DataTransformer", new()
        {
            ["_column_transform_info_list"] = columns,
            ["_column_raw_dtypes"] = Kinds("i8", "O8"),
        }),
        ["_data_sampler"] = Instance("ctgan.data_sampler", "DataSampler", new()
        {
            ["_rid_by_cat_cols"] = new List<object?> { new List<object?> { Wholes(0, 1), Wholes(2, 3, 4, 5, 6, 7), Wholes(8, 9) } },
            ["_discrete_column_category_prob"] = Numbers(0.25, 0.5, 0.25),
        }),
        ["_generator"] = Module(("seq", Module(("0", Module(("fc", Linear("w0", 4, 7, "b0")), ("bn", Norm()))), ("1", Linear("w1", 6, 11, "b1"))))),
    });

    public static List<object?> NewColumns() =>
    [
        Column("price", "continuous", Instance("rdt.transformers.numerical", "ClusterBasedNormalizer", new()
        {
            ["_bgm_transformer"] = Mixture(),
            ["valid_component_indicator"] = Flags(true, false, true),
            ["learn_rounding_scheme"] = true,
            ["_rounding_digits"] = 1,
            ["enforce_min_max_values"] = true,
            ["_min_value"] = 2.0,
            ["_max_value"] = 600.0,
            ["_dtype"] = Kind("f8"),
        })),
        Column("room", "discrete", Instance("rdt.transformers.categorical", "OneHotEncoder", new() { ["dummies"] = new List<object?> { "a", "b", double.NaN } })),
    ];

    private static List<object?> OldColumns() =>
    [
        new PyMade(new PyName("ctgan.data_transformer", "ColumnTransformInfo"), ["price", "continuous", Mixture(), Flags(true, false, true), new List<object?>(), 3]),
        new PyMade(
            new PyName("ctgan.data_transformer", "ColumnTransformInfo"),
            ["room", "discrete", Instance("rdt.transformers.categorical", "OneHotEncodingTransformer", new() { ["dummies"] = new List<object?> { "a", "b", double.NaN } }), null, new List<object?>(), 3]),
    ];

    private static PyMade Column(string name, string kind, PyMade how) => new(new PyName("ctgan.data_transformer", "ColumnTransformInfo"), [name, kind, how, new List<object?>(), 3]);

    private static PyMade Mixture() => Instance("sklearn.mixture._bayesian_mixture", "BayesianGaussianMixture", new()
    {
        ["means_"] = Numbers(10, 77, 500),
        ["covariances_"] = Numbers(4, 1, 9),
        ["weights_"] = Numbers(0.6, 0.001, 0.399),
    });

    private static PyMade Module(params (object? Name, object? Value)[] modules) => new(new PyName("torch.nn.modules.container", "Sequential"), [])
    {
        State = new Dictionary<string, object?> { ["_modules"] = Ordered(modules) },
    };

    private static PyMade Linear(string weight, int outputs, int inputs, string bias) => new(new PyName("torch.nn.modules.linear", "Linear"), [])
    {
        State = new Dictionary<string, object?> { ["_modules"] = Ordered(), ["_parameters"] = Ordered(("weight", Tensor(weight, outputs, inputs)), ("bias", Tensor(bias, outputs))) },
    };

    private static PyMade Norm() => new(new PyName("torch.nn.modules.batchnorm", "BatchNorm1d"), [])
    {
        State = new Dictionary<string, object?>
        {
            ["_parameters"] = Ordered(("weight", Tensor("g", 4)), ("bias", Tensor("b0", 4))),
            ["_buffers"] = Ordered(("running_mean", Tensor("b0", 4)), ("running_var", Tensor("v", 4))),
        },
    };

    private static PyMade Tensor(string key, params int[] shape) => new(
        new PyName("torch._utils", "_rebuild_tensor_v2"),
        [
            new PyReference(new object?[] { "storage", new PyName("torch", "FloatStorage"), key, "cpu", shape.Aggregate((a, b) => a * b) }),
            0,
            Array.ConvertAll(shape, size => (object?)size),
            shape.Length == 2 ? new object?[] { shape[1], 1 } : new object?[] { 1 },
            false,
            Ordered(),
        ]);

    private static PyMade Ordered(params (object? Key, object? Value)[] entries) => new(new PyName("collections", "OrderedDict"), []) { Entries = entries };

    private static PyMade Instance(string module, string name, Dictionary<string, object?> state) =>
        new(new PyName(module, name), []) { State = state };

    private static PyMade Kind(string code) => new(new PyName("numpy", "dtype"), [code, false, true]) { State = new object?[] { 3, code[0] is 'O' or 'b' ? "|" : "<", null } };

    private static PyMade ArrayOf(string code, int count, object data) =>
        new(new PyName("numpy.core.multiarray", "_reconstruct"), [new PyName("numpy", "ndarray"), new object?[] { 0 }, "b"]) { State = new object?[] { 1, new object?[] { count }, Kind(code), false, data } };

    private static PyMade Numbers(params double[] values) => ArrayOf("f8", values.Length, MemoryMarshal.AsBytes<double>(values).ToArray());

    private static PyMade Wholes(params long[] values) => ArrayOf("i8", values.Length, MemoryMarshal.AsBytes<long>(values).ToArray());

    private static PyMade Flags(params bool[] values) => ArrayOf("b1", values.Length, Array.ConvertAll(values, value => (byte)(value ? 1 : 0)));

    private static PyMade Kinds(params string[] codes) => new(new PyName("pandas.core.series", "Series"), [])
    {
        State = new Dictionary<string, object?>
        {
            ["_mgr"] = new PyMade(new PyName("pandas.core.internals.managers", "SingleBlockManager"), [])
            {
                State = new object?[] { new List<object?>(), new List<object?> { ArrayOf("O8", codes.Length, new List<object?>(codes.Select(Kind))) } },
            },
        },
    };
}
