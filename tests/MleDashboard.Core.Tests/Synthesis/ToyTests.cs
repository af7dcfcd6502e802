using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Synthesis.Ctgan;
using MleDashboard.Core.Synthesis.Sampling;
using MleDashboard.Core.Synthesis.Tvae;
using static MleDashboard.Core.Tests.Synthesis.SynthesisSetupHelpers;

namespace MleDashboard.Core.Tests.Synthesis;

/// <summary>Shapes that a network must have learned something to make; seeded, so that a bound that holds keeps holding.</summary>
public sealed class ToyTests
{
    private const int Rows = 600;

    [Theory]
    [InlineData("ctgan", 0.9)]
    [InlineData("tvae", 0.55)]
    [InlineData("trees", 0.5)]
    public void TwoMoons_MadePointsLieNearerThanColumnsOfTheirOwn(string name, double most)
    {
        var random = new Random(1);
        var (x, y) = (new double[Rows], new double[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            var angle = Math.PI * random.NextDouble();
            var isUpper = row % 2 == 0;
            x[row] = (isUpper ? Math.Cos(angle) : 1 - Math.Cos(angle)) + (0.05 * (random.NextDouble() - 0.5));
            y[row] = (isUpper ? Math.Sin(angle) : 0.5 - Math.Sin(angle)) + (0.05 * (random.NextDouble() - 0.5));
        }

        var made = Sampled(Fitted(new Table([new NumericColumn("x", x), new NumericColumn("y", y)]), Moons(name)), new SampleRequest { Rows = Rows });
        var (a, b) = (((NumericColumn)made.Find("x")!).Values, ((NumericColumn)made.Find("y")!).Values);

        // Against columns that are right each by itself and know nothing of each other.
        var distance = Distance(a, b);
        var shuffled = (double[])y.Clone();
        random.Shuffle(shuffled);
        Assert.True(distance < most * Distance(x, shuffled), $"{distance} against {Distance(x, shuffled)}");

        double Distance(double[] ofX, double[] ofY) => Enumerable.Range(0, Rows)
            .Average(row => Enumerable.Range(0, Rows).Min(other => Math.Sqrt(((ofX[row] - x[other]) * (ofX[row] - x[other])) + ((ofY[row] - y[other]) * (ofY[row] - y[other])))));
    }

    [Theory]
    [InlineData("ctgan")]
    [InlineData("tvae")]
    [InlineData("trees")]
    public void Mixture_EveryModeHasItsShareAndItsLevel(string name)
    {
        var random = new Random(2);
        var part = Enumerable.Range(0, Rows).Select(_ => random.Next(10) switch { < 6 => 0, < 9 => 1, _ => 2 }).ToArray();
        var table = new Table(
        [
            new NumericColumn("value", [.. part.Select(mode => (50.0 * mode) + (4 * random.NextDouble()))]),
            new CategoryColumn("mode", part, ["low", "middle", "high"]),
        ]);

        var made = Sampled(Fitted(table, Toy(name)), new SampleRequest { Rows = 1000 });

        var values = ((NumericColumn)made.Find("value")!).Values;
        var levels = Enumerable.Range(0, 1000).Select(row => made.Find("mode")!.TextAt(row)).ToArray();
        var modes = values.Select(value => value < 25 ? "low" : value < 75 ? "middle" : "high").ToArray();
        Assert.InRange(modes.Count(mode => mode == "low"), 450, 750);
        Assert.InRange(modes.Count(mode => mode == "middle"), 180, 420);
        Assert.InRange(modes.Count(mode => mode == "high"), 30, 200);
        Assert.InRange(Enumerable.Range(0, 1000).Count(row => modes[row] == levels[row]), 850, 1000);
    }

    private static Core.Synthesis.SynthesisSettings Toy(string name) => Quick(name) with
    {
        Ctgan = new CtganSettings { Epochs = 150, BatchRows = 100, Pac = 5, EmbeddingWidth = 8, GeneratorWidths = [48, 48], DiscriminatorWidths = [48, 48], GeneratorLearningRate = 2e-3, DiscriminatorLearningRate = 2e-3 },
        Tvae = new TvaeSettings { Epochs = 120, BatchRows = 100, EmbeddingWidth = 6, EncoderWidths = [48, 48], DecoderWidths = [48, 48], LearningRate = 3e-3 },
    };

    /// <summary>Few modes, so that the link must come from the offsets; a pack of one, as 600 points are few.</summary>
    private static Core.Synthesis.SynthesisSettings Moons(string name) => Quick(name) with
    {
        Ctgan = new CtganSettings
        {
            Epochs = 300, BatchRows = 60, Pac = 1, MostModes = 2, EmbeddingWidth = 8, GeneratorWidths = [64, 64], DiscriminatorWidths = [64, 64], GeneratorLearningRate = 1e-3, DiscriminatorLearningRate = 1e-3,
        },
        Tvae = new TvaeSettings { Epochs = 200, BatchRows = 60, MostModes = 3, EmbeddingWidth = 6, EncoderWidths = [64, 64], DecoderWidths = [64, 64], LearningRate = 3e-3 },
    };
}
