using MleDashboard.Core.Metrics;
using MleDashboard.Core.Training.Ensembles;
using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Tests.Training.Ensembles;

public sealed class CalibrationChoiceTests
{
    [Fact]
    public void Choose_OfProbabilitiesThatAreTooSure_TempersThem()
    {
        // True probability p; the model says p with its logit doubled, so the right temperature is 2.
        var (target, probabilities) = Make(20_000, 2, seed: 3);

        var calibration = CalibrationChoice.Choose(target, probabilities, keepsOrder: true, seed: 0);

        Assert.Equal(2, calibration!.Temperature, 0.15);
        Assert.Empty(calibration.From);
    }

    [Fact]
    public void Choose_OfHonestProbabilities_LeavesThem()
    {
        var (target, probabilities) = Make(5_000, 1, seed: 4);

        Assert.Null(CalibrationChoice.Choose(target, probabilities, keepsOrder: true, seed: 0));
    }

    [Fact]
    public void Choose_WhereNoTemperatureHelps_TakesTheCurve()
    {
        // What is said is the square of what is true: too low everywhere, which no temperature around one half mends.
        var random = new Random(5);
        var values = new double[20_000];
        var said = new double[values.Length * 2];
        for (var row = 0; row < values.Length; row++)
        {
            var p = random.NextDouble();
            values[row] = random.NextDouble() < p ? 1 : 0;
            said[(row * 2) + 1] = p * p;
            said[row * 2] = 1 - (p * p);
        }

        var calibration = CalibrationChoice.Choose(new TargetValues(ProblemType.Binary, values, 2), said, keepsOrder: false, seed: 0)!;

        Assert.Equal(0.5, calibration.Apply([0.75, 0.25], 2)[1], 0.05);
        Assert.Equal(0.8, calibration.Apply([0.36, 0.64], 2)[1], 0.05);
    }

    [Fact]
    public void Curved_PoolsViolators()
    {
        // In order of probability the answers are 0, 1, 0, 1: the middle two are pooled to one half.
        var calibration = CalibrationChoice.Curved(new TargetValues(ProblemType.Binary, [0, 1, 0, 1], 2), [0.9, 0.1, 0.7, 0.3, 0.5, 0.5, 0.1, 0.9]);

        Assert.Equal([0.1, 0.4, 0.9], calibration.From.Select(value => Math.Round(value, 9)));
        Assert.Equal([0.25, 0.5, 0.75], calibration.To);
    }

    [Fact]
    public void Apply_TemperatureOfTwo_TakesRootsAndSumsToOne() =>
        Assert.Equal([2 / 6.0, 1 / 6.0, 3 / 6.0], new Calibration { Temperature = 2 }.Apply([4 / 14.0, 1 / 14.0, 9 / 14.0], 3).Select(value => Math.Round(value, 12)), new Near());

    private static (TargetValues Target, double[] Probabilities) Make(int rows, double sureness, int seed)
    {
        var random = new Random(seed);
        var values = new double[rows];
        var said = new double[rows * 2];
        for (var row = 0; row < rows; row++)
        {
            var logit = (random.NextDouble() * 6) - 3;
            values[row] = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
            said[(row * 2) + 1] = 1 / (1 + Math.Exp(-logit * sureness));
            said[row * 2] = 1 - said[(row * 2) + 1];
        }

        return (new TargetValues(ProblemType.Binary, values, 2), said);
    }

    private sealed class Near : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < 1e-9;

        public int GetHashCode(double obj) => 0;
    }
}
