using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Models;
using MleDashboard.Core.People;
using MleDashboard.Core.Prediction;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Training;
using NSubstitute;

namespace MleDashboard.Web.Tests.Features.Datasets.Server;

/// <summary>Rows whose files are gone, of everything that can be downloaded.</summary>
public sealed class GoneFilesTests : IAsyncLifetime
{
    private static readonly Guid Id = Guid.NewGuid();
    private readonly DatasetsServer server = new(Replace);

    private static CancellationToken Token => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Get_StoredFilesGone_Is410WithASentence()
    {
        using var client = await server.SignInAsync(Role.Viewer, Token);
        string[] addresses =
        [
            $"datasets/{Id}/versions/1/csv", $"datasets/{Id}/versions/1/parquet", $"datasets/{Id}/versions/1/profile.html", $"datasets/{Id}/versions/1/profile.json",
            $"models/versions/{Id}/leaderboard.csv", $"models/versions/{Id}/learning-curve.csv", $"models/versions/{Id}/impact.csv?model=x", $"models/versions/{Id}/roc.csv?model=x",
            $"predictions/{Id}/csv", $"predictions/{Id}/parquet",
        ];
        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync(new Uri($"/api/{address}", UriKind.Relative), Token);

            Assert.Equal((HttpStatusCode.Gone, address), (answer.StatusCode, address));
            Assert.Matches("^The (stored files of this are gone|files of this version are not in the store any more)", await answer.Content.ReadAsStringAsync(Token));
        }
    }

    private static void Replace(IServiceCollection services)
    {
        var content = new DatasetContent { ArtifactKey = "datasets/gone/1", Rows = 1, Bytes = 1, Schema = new DatasetSchema([new("n", ColumnType.Numeric)]) };
        var version = new DatasetVersion
        {
            Id = Id,
            DatasetId = Id,
            DatasetName = "trips",
            Number = 1,
            State = DatasetVersionState.Ready,
            Origin = DatasetOrigin.Upload,
            Source = "trips.csv",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Content = content,
        };
        var datasets = Substitute.For<IDatasetCatalog>();
        datasets.FindAsync(Id, Arg.Any<CancellationToken>())
            .Returns(new Dataset { Id = Id, Name = "trips", OwnerId = "u", OwnerName = "U", CreatedAt = DateTimeOffset.UnixEpoch, Versions = [version] });
        var profiles = Substitute.For<IProfileCatalog>();
        profiles.FindAsync(Id, Arg.Any<CancellationToken>()).Returns(new StoredProfile(Id, ProfileState.Ready, Id, "profiles/gone/1", null));
        var models = Substitute.For<IModelCatalog>();
        models.FindVersionAsync(Id, Arg.Any<CancellationToken>()).Returns(new ModelVersion
        {
            Id = Id,
            ModelId = Id,
            ModelName = "fares",
            Number = 1,
            State = ModelVersionState.Ready,
            DatasetVersionId = Id,
            DatasetLabel = "trips",
            Settings = new ExperimentSettings { Target = "n" },
            JobId = Id,
            CreatedAt = DateTimeOffset.UnixEpoch,
            Content = new ModelContent
            {
                ArtifactKey = "models/gone/1",
                ProblemType = ProblemType.Regression,
                Metric = "rmse",
                Score = 1,
                BaselineScore = 2,
                IsNoBetterThanBaseline = false,
                BestModel = "x",
                Bytes = 1,
                InputSchema = content.Schema,
            },
        });
        var predictions = Substitute.For<IPredictionCatalog>();
        predictions.FindAsync(Id, Arg.Any<CancellationToken>()).Returns(new PredictionBatch
        {
            Id = Id,
            ModelId = Id,
            ModelVersionId = Id,
            ModelLabel = "fares",
            Candidate = "x",
            DatasetVersionId = Id,
            DatasetLabel = "trips",
            State = PredictionBatchState.Ready,
            OwnerId = "u",
            OwnerName = "U",
            CreatedAt = DateTimeOffset.UnixEpoch,
            JobId = Id,
            Content = content with { ArtifactKey = "predictions/gone/1" },
        });
        services.Replace(ServiceDescriptor.Singleton(datasets));
        services.Replace(ServiceDescriptor.Singleton(profiles));
        services.Replace(ServiceDescriptor.Singleton(models));
        services.Replace(ServiceDescriptor.Singleton(predictions));
    }
}
