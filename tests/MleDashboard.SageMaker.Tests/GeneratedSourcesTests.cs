using MleDashboard.SageMaker.Generator;

namespace MleDashboard.SageMaker.Tests;

public sealed class GeneratedSourcesTests
{
    private static readonly string Project = Path.Combine(Root(), "src", "MleDashboard.SageMaker");

    [Fact]
    public void Generated_FromTheShapes_IsWhatIsCommitted()
    {
        var written = SourceWriter.Write(File.ReadAllText(Path.Combine(Project, "sagemaker-shapes.json"))).ToList();

        Assert.Equal(
            Directory.GetFiles(Path.Combine(Project, "Generated")).Select(Path.GetFileName).Order(),
            written.Select(file => file.Name).Order());
        Assert.All(written, file => Assert.Equal(File.ReadAllText(Path.Combine(Project, "Generated", file.Name)), file.Text));
    }

    // The three official names that are known from the package itself.
    [Theory]
    [InlineData("ml.m5.large", "MlM5Large")]
    [InlineData("F1macro", "F1macro")]
    [InlineData("HYPERPARAMETER_TUNING", "HYPERPARAMETER_TUNING")]
    [InlineData("linear-learner", "LinearLearner")]
    public void OfConstant_Value_IsTheOfficialName(string value, string name) => Assert.Equal(name, Names.OfConstant(value));

    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MleDashboard.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
