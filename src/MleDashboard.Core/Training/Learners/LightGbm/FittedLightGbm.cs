using MleDashboard.Core.Training.Features;
using MleDashboard.Core.Training.LightGbm;

namespace MleDashboard.Core.Training.Learners.LightGbm;

/// <summary>Boosted trees as LightGBM's own model text.</summary>
internal sealed class FittedLightGbm(string text) : FittedLearner
{
    public const string FileName = "model.txt";

    private readonly LightGbmModel model = LightGbmText.Parse(text);

    public string Text { get; } = text;

    public override double SecondsPerRow => model.SecondsPerRow;

    public override double[] Predict(FeatureMatrix rows, int threads) => model.Predict(rows, threads);

    public override void Save(string folder) => File.WriteAllText(Path.Combine(folder, FileName), Text);
}
