using System.Globalization;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Layers;
using MleDashboard.Core.Synthesis.Ctgan;
using MleDashboard.Core.Synthesis.Codes;

namespace MleDashboard.Core.Synthesis.Python;

/// <summary>
/// Opens a CTGAN saved by Python's ctgan: since 0.5.1 columns keep their transformer (rdt 0.6 and 1.x), before that a mixture and which of its modes count.
/// Foreign files are opened in the worker, never in the web process.
/// </summary>
public static class PythonCtgan
{
    /// <exception cref="PickleException">Not such a model, damaged, or with something in it that does not belong.</exception>
    public static CtganModel Open(Stream stream)
    {
        try
        {
            using var file = TorchFile.Open(stream, SavedModelNames.Contains);
            return new PythonCtganParts(file).Model();
        }
        catch (Exception exception) when (exception is OverflowException or InvalidCastException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            throw new PickleException("The model does not hold what a CTGAN of ctgan 0.3 to 0.12 holds. Save it again with one of these.");
        }
    }

    private sealed class PythonCtganParts(TorchFile file)
    {
        private readonly PickledMap model = file.Root is PickledObject { Type: { Module: "ctgan.synthesizers.ctgan" }, State: PickledMap state }
            ? state
            : throw new PickleException($"The file holds {(file.Root as PickledObject)?.Type.ToString() ?? "something"}, not a CTGAN. Save the CTGAN itself with its save method.");

        public CtganModel Model()
        {
            var transformer = StateOf(model, "_transformer", "the transformer of its columns");
            var sampler = StateOf(model, "_data_sampler", "its conditions");
            var code = new TableCode(Columns(transformer, sampler));
            var shares = Shares(sampler, code);
            var settings = Settings(code);
            var generator = Generator(StateOf(model, "_generator", "a trained generator"));
            return new CtganModel(settings, code, new Conditions(code, shares), generator);
        }

        private CtganSettings Settings(TableCode code)
        {
            var defaults = new CtganSettings();
            return new CtganSettings
            {
                EmbeddingWidth = (int)Number("_embedding_dim", defaults.EmbeddingWidth),
                GeneratorWidths = Widths("_generator_dim"),
                DiscriminatorWidths = Widths("_discriminator_dim"),
                GeneratorLearningRate = Number("_generator_lr", defaults.GeneratorLearningRate),
                GeneratorDecay = Number("_generator_decay", defaults.GeneratorDecay),
                DiscriminatorLearningRate = Number("_discriminator_lr", defaults.DiscriminatorLearningRate),
                DiscriminatorDecay = Number("_discriminator_decay", defaults.DiscriminatorDecay),
                BatchRows = (int)Number("_batch_size", defaults.BatchRows),
                DiscriminatorSteps = (int)Number("_discriminator_steps", defaults.DiscriminatorSteps),
                LogFrequency = Number("_log_frequency", 1) != 0,
                Epochs = (int)Number("_epochs", defaults.Epochs),
                Pac = (int)Number("pac", defaults.Pac),
                DiscreteColumns = [.. code.Columns.OfType<DiscreteCode>().Select(column => column.Name)],
            };
        }

        private double Number(string name, double otherwise) => model.TryGet(name, out var value) && value is not null ? NumpyValues.Number(value) : otherwise;

        private int[] Widths(string name) => model.TryGet(name, out var value)
            ? value switch
            {
                object?[] tuple => [.. tuple.Select(NumpyValues.Whole)],
                List<object?> list => [.. list.Select(NumpyValues.Whole)],
                _ => throw Missing($"the sizes of its layers ({name})"),
            }
            : throw Missing($"the sizes of its layers ({name})");

        private static List<ColumnCode> Columns(PickledMap transformer, PickledMap sampler)
        {
            if (!transformer.TryGet("_column_transform_info_list", out var list) || list is not List<object?> infos || infos.Count == 0)
            {
                throw Missing("a list of columns");
            }

            var types = transformer.TryGet("_column_raw_dtypes", out var series) ? PandasSeries.Kinds(series) : [];
            var columns = new List<ColumnCode>();
            var discrete = 0;
            foreach (var info in infos)
            {
                // name, "discrete" or "continuous", transformer, in older files which modes count, spans, width.
                if (info is not PickledObject { Arguments: [var name, string kind, PickledObject { State: PickledMap state } how, ..] arguments })
                {
                    throw Missing("a description of each column");
                }

                var text = Convert.ToString(NumpyValues.Plain(name), CultureInfo.InvariantCulture)!;
                var type = columns.Count < types.Count ? types[columns.Count] : "O";
                columns.Add(kind == "discrete"
                    ? Discrete(text, type, state, RowsByLevel(sampler, discrete++))
                    : Continuous(text, type, how, arguments));
            }

            return columns;
        }

        private static DiscreteCode Discrete(string name, string dtype, PickledMap encoder, IReadOnlyList<object?>? rowsByLevel)
        {
            if (!encoder.TryGet("dummies", out var dummies) || dummies is not List<object?> values)
            {
                throw Missing($"the levels of column '{name}'");
            }

            var plain = values.Select(NumpyValues.Plain).ToArray();
            var isBoolean = plain.All(value => value is bool or null or double.NaN) && plain.Any(value => value is bool);
            var isNumeric = !isBoolean && plain.All(value => value is long or double or null) && plain.Any(value => value is long or double and not double.NaN);
            return new DiscreteCode
            {
                Name = name,
                Type = isBoolean ? ColumnType.Boolean : isNumeric ? ColumnType.Numeric : ColumnType.Categorical,
                Levels = [.. plain.Select(value => Text(value, dtype))],
                Counts = [.. plain.Select((_, level) => rowsByLevel is not null && level < rowsByLevel.Count ? (long)NumpyValues.Array(rowsByLevel[level]).Count : 1)],
            };
        }

        private static string? Text(object? value, string dtype) => value switch
        {
            null or double.NaN => null,
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            bool flag => flag ? "True" : "False",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };

        private static ContinuousCode Continuous(string name, string dtype, PickledObject how, IReadOnlyList<object?> arguments)
        {
            var state = (PickledMap)how.State!;
            var isMixture = how.Type.Name == "BayesianGaussianMixture";
            var mixture = isMixture ? state : StateOf(state, "_bgm_transformer", $"the mixture of column '{name}'");
            var counting = isMixture ? arguments[3] : Value(state, "valid_component_indicator", name);
            var (means, variances, weights) = (
                NumpyValues.Numbers(Value(mixture, "means_", name)),
                NumpyValues.Numbers(Value(mixture, "covariances_", name)),
                NumpyValues.Numbers(Value(mixture, "weights_", name)));
            var counts = NumpyValues.Array(counting).Select(value => value is true).ToArray();
            return new ContinuousCode
            {
                Name = name,
                Type = ColumnType.Numeric,
                Modes = [.. Enumerable.Range(0, means.Length).Where(mode => counts[mode]).Select(mode => new MixtureMode(means[mode], Math.Sqrt(variances[mode]), weights[mode]))],
                Form = isMixture ? new NumberForm { Decimals = IsWhole(dtype) ? 0 : null, IsCut = IsWhole(dtype) } : FormOf(state, dtype),
            };
        }

        /// <summary>What rdt's FloatFormatter does to a number on its way back.</summary>
        private static NumberForm FormOf(PickledMap state, string dtype)
        {
            var own = state.TryGet("_dtype", out var kind) && kind is PickledObject described ? NumpyValues.Kind(described)[1..] : dtype;
            // rdt 0.6 has no such flags: what it keeps, it applies.
            var digits = IsOn(state, "learn_rounding_scheme") && state.TryGet("_rounding_digits", out var learned) && learned is not null ? NumpyValues.Whole(learned) : (int?)null;
            var isBounded = IsOn(state, "enforce_min_max_values");
            return new NumberForm
            {
                Decimals = digits ?? (IsWhole(own) ? 0 : null),
                Minimum = isBounded && state.TryGet("_min_value", out var minimum) && minimum is not null ? NumpyValues.Number(minimum) : null,
                Maximum = isBounded && state.TryGet("_max_value", out var maximum) && maximum is not null ? NumpyValues.Number(maximum) : null,
            };
        }

        private static bool IsOn(PickledMap state, string name) => !state.TryGet(name, out var value) || NumpyValues.Plain(value) is true;

        private static bool IsWhole(string dtype) => dtype.Length > 0 && dtype[0] is 'i' or 'u';

        private static object? Value(PickledMap state, string attribute, string column) =>
            state.TryGet(attribute, out var value) ? value : throw Missing($"{attribute} of column '{column}'");

        private static IReadOnlyList<object?>? RowsByLevel(PickledMap sampler, int discrete) =>
            sampler.TryGet("_rid_by_cat_cols", out var all) && all is List<object?> columns && discrete < columns.Count ? columns[discrete] as List<object?> : null;

        private static List<double[]> Shares(PickledMap sampler, TableCode code)
        {
            var discrete = code.Columns.OfType<DiscreteCode>().ToArray();
            if (discrete.Length == 0)
            {
                return [];
            }

            var flat = NumpyValues.Numbers(Value(sampler, "_discrete_column_category_prob", discrete[0].Name));
            var width = flat.Length / discrete.Length;
            return [.. discrete.Select((column, at) => flat.AsSpan(at * width, column.Levels.Count).ToArray())];
        }

        private Sequential Generator(PickledMap generator)
        {
            var layers = new List<Layer>();
            foreach (var (_, layer) in Modules(StateOf(Modules(generator), "seq", "the layers of its generator")).Entries)
            {
                var state = (layer as PickledObject)?.State as PickledMap ?? throw Missing("a layer of its generator");
                layers.Add(Modules(state).TryGet("fc", out var inner) && inner is PickledObject { State: PickledMap linear }
                    ? new Residual(new Sequential(Linear(linear), Norm(StateOf(Modules(state), "bn", "a layer of its generator")), new Activation<Relu>()), concatenates: true)
                    : Linear(state));
            }

            return new Sequential(layers);
        }

        private Linear Linear(PickledMap state)
        {
            var parameters = Inner(state, "_parameters");
            return Neural.Layers.Linear.Of(Parameter(parameters, "weight"), Parameter(parameters, "bias"));
        }

        private BatchNorm1d Norm(PickledMap state)
        {
            var (parameters, buffers) = (Inner(state, "_parameters"), Inner(state, "_buffers"));
            return BatchNorm1d.Of(Parameter(parameters, "weight"), Parameter(parameters, "bias"), Tensor(buffers, "running_mean"), Tensor(buffers, "running_var"));
        }

        private Parameter Parameter(PickledMap parameters, string name)
        {
            var value = Tensor(parameters, name);
            var parameter = new Parameter(name, value.Rows, value.Columns);
            parameter.Value.CopyFrom(value);
            return parameter;
        }

        private Matrix Tensor(PickledMap values, string name) => file.Tensor(values.TryGet(name, out var value) ? value : throw Missing($"the {name} of a layer"));

        private static PickledMap Modules(PickledMap state) => Inner(state, "_modules");

        private static PickledMap Inner(PickledMap state, string name) => state.TryGet(name, out var value)
            ? value switch { PickledObject made => made.Entries, PickledMap map => map, _ => throw Missing(name) }
            : throw Missing(name);

        private static PickledMap StateOf(PickledMap owner, string name, string what) =>
            owner.TryGet(name, out var value) && value is PickledObject { State: PickledMap state } ? state : throw Missing(what);

        private static PickleException Missing(string what) => new($"The model does not hold {what}. Was it fitted before it was saved? ctgan 0.3 to 0.12 are read here.");
    }
}
