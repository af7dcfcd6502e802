namespace MleDashboard.Core.Synthesis.Python;

/// <summary>
/// The classes and functions that a CTGAN saved from Python may name: ctgan 0.3 to 0.12 with the releases of rdt, scikit-learn, pandas, NumPy and torch that
/// belong to them. Nothing on the list is ever run; the list is there so that a file of another kind is refused by the name of what does not belong.
/// </summary>
public static class SavedModelNames
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ctgan.synthesizers.ctgan"] = ["CTGAN", "CTGANSynthesizer", "Generator", "Discriminator", "Residual"],
        ["ctgan.data_transformer"] = ["DataTransformer", "SpanInfo", "ColumnTransformInfo"],
        ["ctgan.data_sampler"] = ["DataSampler"],
        ["rdt.transformers.categorical"] = ["OneHotEncoder", "OneHotEncodingTransformer"],
        ["rdt.transformers.numerical"] = ["ClusterBasedNormalizer", "BayesGMMTransformer"],
        ["rdt.transformers.null"] = ["NullTransformer"],
        ["sklearn.mixture._bayesian_mixture"] = ["BayesianGaussianMixture"],
        ["sklearn.mixture.bayesian_mixture"] = ["BayesianGaussianMixture"],
        ["pandas.core.frame"] = ["DataFrame"],
        ["pandas.core.series"] = ["Series"],
        ["pandas.core.internals.managers"] = ["BlockManager", "SingleBlockManager"],
        ["pandas.core.internals.blocks"] = ["new_block"],
        ["pandas.core.indexes.base"] = ["_new_Index", "Index"],
        ["pandas.core.indexes.range"] = ["RangeIndex"],
        ["pandas.core.indexes.numeric"] = ["Int64Index"],
        ["pandas.core.dtypes.dtypes"] = ["CategoricalDtype"],
        ["pandas._libs.internals"] = ["_unpickle_block"],
        ["numpy"] = ["dtype", "ndarray"],
        ["numpy.core.multiarray"] = ["_reconstruct", "scalar"],
        ["numpy._core.multiarray"] = ["_reconstruct", "scalar"],
        ["numpy.core.numeric"] = ["_frombuffer"],
        ["numpy._core.numeric"] = ["_frombuffer"],
        ["numpy.random._pickle"] = ["__randomstate_ctor", "__bit_generator_ctor", "__generator_ctor"],
        ["numpy.random._mt19937"] = ["MT19937"],
        ["_codecs"] = ["encode"],
        ["collections"] = ["OrderedDict", "defaultdict"],
        ["__builtin__"] = ["set", "slice", "bytearray", "object", "dict"],
        ["builtins"] = ["set", "slice", "bytearray", "object", "dict"],
        ["copy_reg"] = ["_reconstructor"],
        ["copyreg"] = ["_reconstructor"],
        ["torch"] = ["device", "FloatStorage", "LongStorage", "DoubleStorage", "HalfStorage", "IntStorage"],
        ["torch._utils"] = ["_rebuild_tensor_v2", "_rebuild_parameter", "_rebuild_tensor"],
        ["torch.nn.modules.container"] = ["Sequential"],
        ["torch.nn.modules.linear"] = ["Linear"],
        ["torch.nn.modules.batchnorm"] = ["BatchNorm1d"],
        ["torch.nn.modules.activation"] = ["ReLU", "LeakyReLU"],
        ["torch.nn.modules.dropout"] = ["Dropout"],
        ["torch.nn.parameter"] = ["Parameter"],
        ["torch.optim.adam"] = ["Adam"],
    };

    public static bool Contains(PickledName name) => Allowed.TryGetValue(name.Module, out var names) && names.Contains(name.Name, StringComparer.Ordinal);
}
