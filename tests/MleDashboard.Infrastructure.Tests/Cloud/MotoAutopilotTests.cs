using MleDashboard.Core.Autopilot;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Jobs;
using MleDashboard.Infrastructure.Tests.Hosting;
using MleDashboard.SageMaker.Tests;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>The whole way against a third party's S3 and SageMaker: its jobs never progress, so this one is stopped; it has no list of candidates, so the best one comes with the job.</summary>
public sealed class MotoAutopilotTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Walk_DatasetToDeletedEndpoint_IsWhatBoto3Sees()
    {
        await CloudSetup.PutAsync(moto.Address, "bookings", [], Token);
        await using var studio = await CloudAutopilotSetup.StartAsync(moto.Address, moto.Address);
        var dataset = (await studio.Datasets.ImportAsync(TestStudio.Builder, new NewImport("Bookings", null, "bookings.csv", DatasetOrigin.Sample, new ImportOptions()), Token)).Value!;
        await studio.DeliverAsync(dataset.JobId!.Value);
        var settings = CloudAutopilotSetup.Settings with
        {
            Input = new AutopilotInput(AutopilotInputKind.Dataset, dataset.Id),
            IgnoredColumns = ["country"],
            Tags = [new AutopilotTag("team", "hotel")],
        };
        var begun = await studio.BeginAsync(settings);
        var following = studio.DeliverAsync(begun.JobId);
        while ((await studio.Catalog().FindAsync(begun.Id, Token))!.Run.Reference is null && !following.IsCompleted)
        {
            await Task.Delay(20, Token);
        }

        await studio.Catalog().StopAsync(TestStudio.Builder, begun.Id, Token);
        await following;

        var experiment = (await studio.Catalog().FindAsync(begun.Id, Token))!;
        Assert.Equal(AutopilotStatus.Stopped, experiment.Run.Status);
        var folder = $"autopilot/bookings-1-{begun.Id.ToString("N")[^8..]}";
        var job = await moto.AskBotoAsync(
            "sagemaker",
            $$"""
            found = client.describe_auto_ml_job_v2(AutoMLJobName="bookings-1")
            rows = boto3.client("s3", endpoint_url="{{moto.Address}}", region_name="eu-central-1", aws_access_key_id="a", aws_secret_access_key="b").get_object
            answer = {"tags": {tag["Key"]: tag["Value"] for tag in client.list_tags(ResourceArn=found["AutoMLJobArn"])["Tags"]}, "status": found["AutoMLJobStatus"],
                      "input": found["AutoMLJobInputDataConfig"][0]["DataSource"]["S3DataSource"]["S3Uri"], "count": len(client.list_auto_ml_jobs()["AutoMLJobSummaries"]),
                      "header": rows(Bucket="bookings", Key="{{folder}}/input/train.csv")["Body"].read().decode().split("\n")[0],
                      "lines": [rows(Bucket="bookings", Key="{{folder}}/input/" + name)["Body"].read().decode().count("\n") for name in ("train.csv", "test.csv")],
                      "features": json.load(rows(Bucket="bookings", Key="{{folder}}/input/features.json")["Body"])["FeatureAttributeNames"]}
            """,
            Token);
        Assert.Equal(("Stopped", 1, $"s3://bookings/{folder}/input/train.csv"), (job.GetProperty("status").GetString(), job.GetProperty("count").GetInt32(), job.GetProperty("input").GetString()));
        Assert.Equal(("hotel", "Bea"), (job.GetProperty("tags").GetProperty("team").GetString(), job.GetProperty("tags").GetProperty("mledashboard:owner").GetString()));
        Assert.Equal([8_001, 2_001], job.GetProperty("lines").EnumerateArray().Select(line => line.GetInt32()));
        var features = job.GetProperty("features").EnumerateArray().Select(name => name.GetString()!).ToList();
        Assert.Equal(19, features.Count);
        Assert.DoesNotContain("country", job.GetProperty("header").GetString()!.Split(','));
        Assert.Contains("is_cancelled", job.GetProperty("header").GetString()!.Split(','));
        Assert.DoesNotContain("is_cancelled", features);

        var candidate = Assert.Single(await studio.Catalog().ListCandidatesAsync(begun.Id, Token));
        await DeployAndDeleteAsync(studio, experiment, candidate);
        await PredictAsync(studio, experiment, candidate, dataset.Id, folder);
    }

    private async Task DeployAndDeleteAsync(TestStudio studio, AutopilotExperiment experiment, AutopilotCandidate candidate)
    {
        var begun = await studio.Catalog().DeployAsync(TestStudio.Builder, experiment.Id, candidate.Name, new EndpointWish("bookings-live"), Token);
        Assert.True(begun.IsOk, begun.Error?.Message);
        await studio.DeliverAsync(begun.Value.JobId);
        var endpoint = (await studio.Catalog().FindEndpointAsync(begun.Value.Id, Token))!;
        Assert.Equal(EndpointStatus.InService, endpoint.Status);
        Assert.True((await studio.Get<AutopilotEngines>().For(AutopilotEngineKind.SageMaker).InvokeAsync(endpoint, new EndpointCall("1\n", "text/csv", "text/csv"), Token)).IsOk);
        const string Count = """answer = [len(client.list_endpoints()["Endpoints"]), len(client.list_endpoint_configs()["EndpointConfigs"]), len(client.list_models()["Models"])]""";
        Assert.Equal([1, 1, 1], (await moto.AskBotoAsync("sagemaker", Count, Token)).EnumerateArray().Select(count => count.GetInt32()));

        Assert.True((await studio.Catalog().DeleteEndpointAsync(TestStudio.Builder, endpoint.Id, Token)).IsOk);

        Assert.Equal([0, 0, 0], (await moto.AskBotoAsync("sagemaker", Count, Token)).EnumerateArray().Select(count => count.GetInt32()));
    }

    /// <summary>moto ends a transform at once and writes nothing; what the service would have written is put there.</summary>
    private async Task PredictAsync(TestStudio studio, AutopilotExperiment experiment, AutopilotCandidate candidate, Guid datasetId, string folder)
    {
        var engine = studio.Get<AutopilotEngines>().For(AutopilotEngineKind.SageMaker);
        Assert.Equal($"/s3?bucket=bookings&prefix={Uri.EscapeDataString($"{folder}/batch/")}", (await engine.PredictAsync(TestStudio.Builder, experiment, candidate, datasetId, Token)).Value);
        var jobs = await studio.Get<IJobQueue>().ListAsync(new JobFilter(), Token);
        var job = jobs.Single(run => run.Kind == TransformDatasetJob.Kind);
        await studio.DeliverAsync(job.Id);
        Assert.Contains("there are no predictions at s3://bookings/", (await studio.JobAsync(job.Id)).Error, StringComparison.Ordinal);

        await studio.Get<IJobQueue>().RetryAsync(TestStudio.Builder, job.Id, Token);
        await CloudSetup.PutAsync(moto.Address, "bookings", [$"{folder}/batch/{job.Id.ToString("N")[^8..]}/answers/rows.csv.out"], Token);
        await studio.DeliverAsync(job.Id);

        var ended = await studio.JobAsync(job.Id);
        Assert.True(ended.State == JobState.Succeeded, ended.Error);
        var seen = await moto.AskBotoAsync(
            "s3",
            $$"""
            place = "{{folder}}/batch/{{job.Id.ToString("N")[^8..]}}/"
            lines = client.get_object(Bucket="bookings", Key=place + "predictions.csv")["Body"].read().decode().split("\n")
            answer = {"header": lines[0], "rest": lines[1:], "sent": client.get_object(Bucket="bookings", Key=place + "rows.csv")["Body"].read().decode().count("\n")}
            """,
            Token);
        Assert.EndsWith(",predicted_label,probability,probabilities,labels", seen.GetProperty("header").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("is_cancelled", seen.GetProperty("header").GetString(), StringComparison.Ordinal);
        Assert.Equal(["a,b", "1,2", ""], seen.GetProperty("rest").EnumerateArray().Select(line => line.GetString()!));
        Assert.Equal(10_000, seen.GetProperty("sent").GetInt32());
    }
}
