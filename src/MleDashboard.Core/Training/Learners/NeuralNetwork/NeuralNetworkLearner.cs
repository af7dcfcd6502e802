using MleDashboard.Core.Metrics;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Neural.Optimisation;
using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.Trained;
using MleDashboard.Core.Training.Tuning;

namespace MleDashboard.Core.Training.Learners.NeuralNetwork;

/// <summary>A multilayer perceptron after RealMLP (Holzmüller, Grinsztajn and Steinwart 2024); keeps the best epoch on the validation rows.</summary>
public sealed class NeuralNetworkLearner : ILearner
{
    internal const string Epochs = "epochs";
    internal const string StopAfter = "stop_after_epochs";
    internal const string BatchRows = "batch_rows";
    internal const string LearningRate = "learning_rate";
    internal const string Dropout = "dropout";
    internal const string Decay = "weight_decay";
    internal const string Smoothing = "label_smoothing";
    internal const string Members = "networks";
    internal const string Layers = "layers";
    internal const string Width = "width";

    private const int MostEpochs = 64;
    private const int FewestEpochs = 16;
    private const int MostSteps = 4_000;
    private const int MostMembers = 4;
    private const int MemberRows = 8_000;
    private const double HighRate = 0.1;
    private const int DefaultLayers = 3;
    private const int DefaultWidth = 256;
    private const double OperationsPerSecond = 120e9;
    private const int Waves = 16;
    private const int Sums = 3;
    private const int MostLevelWidth = 8;

    /// <summary>Numbers with fewer values are flags and grades, for which waves say nothing.</summary>
    private const int FewestValues = 8;

    private const int MostPeriodic = 256;

    public string Name => "NeuralNetwork";

    public string Help => "Layers of weights that learn smooth effects trees miss: slower to train, a good partner in an ensemble.";

    public FeatureView View => FeatureView.Neural;

    public bool Supports(ProblemType problemType) => true;

    public bool CanAimAt(RegressionLoss loss) => true;

    public IReadOnlyList<SearchDimension> SearchSpace { get; } =
    [
        new(LearningRate, 0.01, 0.3, IsLogarithmic: true),
        new(Dropout, 0, 0.5),
        new(Smoothing, 0, 0.1),
        new(Decay, 0.001, 0.1, IsLogarithmic: true),
        new(Layers, 1, 4, IsWhole: true),
        new(Width, 64, 512, IsLogarithmic: true, IsWhole: true),
    ];

    /// <summary>Parameters four times (their gradients, two moments and the best epoch's) and a batch's values in every layer; the matrices are read where they are.</summary>
    public long EstimateBytes(LearnerShape shape) => (MembersFor(shape.Rows) * 20 * ParametersOf(shape)) + (64L << 20);

    /// <summary>Two operations forward and four back for each parameter and row, at the speed of one core's products with all that stands between them.</summary>
    public double EstimateSeconds(LearnerShape shape)
    {
        var members = MembersFor(shape.Rows);
        var epochs = EpochsFor(shape.Rows, BatchFor(shape.Rows));
        return members * epochs * (double)shape.Rows * ParametersOf(shape) * 6 / OperationsPerSecond / Math.Min(shape.Threads, members);
    }

    public FittedLearner Fit(LearnerTask task, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var parameters = Resolved(task);
        var plan = PlanOf(task, parameters);
        var settings = NetworkSettings.Of(parameters);
        var members = new NetworkMember[(int)parameters[Members]];
        Parallel.For(0, members.Length, new ParallelOptions { MaxDegreeOfParallelism = task.Threads, CancellationToken = cancellationToken }, number =>
        {
            // Every member draws numbers of its own and has its part of the time.
            var own = task with
            {
                Seed = unchecked((task.Seed * 7919) + number),
                Threads = Math.Max(1, task.Threads / members.Length),
                Budget = task.Budget.Part((double)task.Threads / (members.Length - number)),
            };
            members[number] = new NetworkTrainer(TabularNetwork.Create(plan, new LaneRandom(own.Seed)), own, settings, cancellationToken).Run();
        });
        var kept = members.Where(member => member.Ending != NetworkEnding.Cut).DefaultIfEmpty(members[0]).ToList();
        return new FittedNeuralNetwork([.. kept.Select(member => member.Network)])
        {
            Parameters = new Dictionary<string, double>(parameters) { [StopAfter] = Math.Max(1, Math.Round(kept.Average(member => member.Epoch))) },
            IsCutShort = Array.Exists(members, member => member.Ending != NetworkEnding.Whole),
        };
    }

    /// <summary>No validation rows choose an epoch there. At the high rate for numbers what stands in the middle of a cycle is chance, so it ends with the cycle whose end is nearest the folds' mean.</summary>
    public IReadOnlyDictionary<string, double> ParametersForRefit(IReadOnlyList<IReadOnlyDictionary<string, double>> fits)
    {
        var epochs = fits.Average(fit => fit[StopAfter]);
        if (fits[0][LearningRate] >= HighRate)
        {
            epochs = fits[0][Epochs] * LearningRateSchedule.EndOfCycle(epochs / fits[0][Epochs]);
        }

        return new Dictionary<string, double>(fits[0]) { [StopAfter] = Math.Max(1, Math.Round(epochs)) };
    }

    public FittedLearner Load(ModelFiles files) => FittedNeuralNetwork.Read(files);

    /// <summary>A column becomes some five inputs.</summary>
    private static long ParametersOf(LearnerShape shape) => DefaultWidth * ((5L * shape.Columns) + ((DefaultLayers - 1) * DefaultWidth) + shape.Outputs);

    private static int BatchFor(int rows) => rows < 10_000 ? 128 : rows < 100_000 ? 256 : 1024;

    private static int EpochsFor(int rows, double batch) => (int)Math.Clamp(MostSteps * batch / rows, FewestEpochs, MostEpochs);

    /// <summary>Averages pay most where a fit is quick: see docs/decisions/0032-neural-network.md.</summary>
    private static int MembersFor(int rows) => Math.Clamp(MemberRows / rows, 1, MostMembers);

    private static Dictionary<string, double> Resolved(LearnerTask task)
    {
        var isRegression = task.Target.ProblemType == ProblemType.Regression;
        var rows = task.Train.RowCount;
        var batch = task.ParameterOr(BatchRows, BatchFor(rows));
        var epochs = task.ParameterOr(Epochs, EpochsFor(rows, batch));
        return new Dictionary<string, double>
        {
            [Epochs] = epochs,
            [StopAfter] = task.ParameterOr(StopAfter, epochs),
            [BatchRows] = batch,
            [LearningRate] = task.ParameterOr(LearningRate, isRegression ? 0.2 : 0.04),
            [Dropout] = task.ParameterOr(Dropout, 0.15),
            [Decay] = task.ParameterOr(Decay, 0.02),
            [Smoothing] = task.ParameterOr(Smoothing, 0),
            [Members] = task.ParameterOr(Members, MembersFor(rows)),
            [Layers] = task.ParameterOr(Layers, DefaultLayers),
            [Width] = task.ParameterOr(Width, DefaultWidth),
        };
    }

    private static NetworkPlan PlanOf(LearnerTask task, Dictionary<string, double> parameters)
    {
        var target = task.Target;
        var plan = new NetworkPlan
        {
            ProblemType = target.ProblemType,
            Outputs = target.ClassCount > 2 ? target.ClassCount : 1,
            Inputs = InputsOf(task.Train),
            Hidden = [.. Enumerable.Repeat((int)parameters[Width], (int)parameters[Layers])],
            Waves = Waves,
            Sums = Sums,
        };
        if (target.ProblemType != ProblemType.Regression)
        {
            return plan;
        }

        var mean = target.Values.Average();
        var deviation = Math.Sqrt(target.Values.Average(value => (value - mean) * (value - mean)));
        return plan with { Center = mean, Scale = deviation > 0 ? deviation : 1, Lowest = target.Values.Min(), Highest = target.Values.Max() };
    }

    private static List<NetworkInput> InputsOf(FeatureMatrix rows)
    {
        var inputs = new List<NetworkInput>();
        var periodic = 0;
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            var levels = rows.Features[column].LevelCount;
            var isPeriodic = levels == 0 && periodic < MostPeriodic && HasManyValues(rows.Column(column));
            periodic += isPeriodic ? 1 : 0;
            inputs.Add(levels > 0 ? new NetworkInput(NetworkInputKind.Level, levels, Math.Min(levels, MostLevelWidth))
                : new NetworkInput(isPeriodic ? NetworkInputKind.Periodic : NetworkInputKind.Plain));
        }

        return inputs;
    }

    private static bool HasManyValues(ReadOnlySpan<float> column)
    {
        var seen = new HashSet<float>();
        foreach (var value in column)
        {
            if (seen.Add(value) && seen.Count >= FewestValues)
            {
                return true;
            }
        }

        return false;
    }
}
