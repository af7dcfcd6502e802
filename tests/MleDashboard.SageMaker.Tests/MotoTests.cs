using System.Text;
using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime.Model;

namespace MleDashboard.SageMaker.Tests;

/// <summary>What a server of other people makes of the requests: creation, pages, stop, a model behind an endpoint.</summary>
public sealed class MotoTests(MotoServer moto) : IClassFixture<MotoServer>
{
    private const string Role = "arn:aws:iam::123456789012:role/sagemaker";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AutoMLJobs_CreatedListedInPagesAndStopped_AreTheSameJobs()
    {
        using var client = Clients.For(moto.Address);
        for (var number = 1; number <= 5; number++)
        {
            await client.CreateAutoMLJobV2Async(Job($"bookings-{number}"), Token);
        }

        var names = new List<string>();
        string? next = null;
        var pages = 0;
        do
        {
            var page = await client.ListAutoMLJobsAsync(new ListAutoMLJobsRequest { NameContains = "bookings", MaxResults = 2, SortBy = AutoMLSortBy.Name, SortOrder = AutoMLSortOrder.Ascending, NextToken = next }, Token);
            names.AddRange(page.AutoMLJobSummaries!.Select(job => job.AutoMLJobName!));
            next = page.NextToken;
            pages++;
        }
        while (next is not null);

        await client.StopAutoMLJobAsync(new StopAutoMLJobRequest { AutoMLJobName = "bookings-3" }, Token);
        var stopped = await client.DescribeAutoMLJobV2Async(new DescribeAutoMLJobV2Request { AutoMLJobName = "bookings-3" }, Token);

        Assert.Equal(["bookings-1", "bookings-2", "bookings-3", "bookings-4", "bookings-5"], names);
        Assert.Equal(3, pages);
        Assert.Equal(AutoMLJobStatus.Stopped, stopped.AutoMLJobStatus);
        Assert.Equal("is_cancelled", stopped.AutoMLProblemTypeConfig!.TabularJobConfig!.TargetAttributeName);
        Assert.Equal(0.25f, stopped.DataSplitConfig!.ValidationFraction);
        await Assert.ThrowsAsync<ResourceInUseException>(() => client.CreateAutoMLJobV2Async(Job("bookings-3"), Token));
    }

    [Fact]
    public async Task Model_BehindAnEndpoint_AnswersAndGoes()
    {
        using var client = Clients.For(moto.Address);
        using var runtime = Clients.RuntimeFor(moto.Address);
        await client.CreateModelAsync(new CreateModelRequest { ModelName = "m", ExecutionRoleArn = Role, PrimaryContainer = new ContainerDefinition { Image = "image", ModelDataUrl = "s3://b/model.tar.gz", Environment = new() { ["A"] = "B" } } }, Token);
        await client.CreateEndpointConfigAsync(
            new CreateEndpointConfigRequest { EndpointConfigName = "c", ProductionVariants = [new ProductionVariant { VariantName = "v", ModelName = "m", InitialInstanceCount = 1, InstanceType = ProductionVariantInstanceType.MlM5Large }] }, Token);
        await client.CreateEndpointAsync(new CreateEndpointRequest { EndpointName = "e", EndpointConfigName = "c" }, Token);

        var endpoint = await client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "e" }, Token);
        var answer = await runtime.InvokeEndpointAsync(new InvokeEndpointRequest { EndpointName = "e", Body = new MemoryStream(Encoding.UTF8.GetBytes("1,2\n")) }, Token);
        await client.DeleteEndpointAsync(new DeleteEndpointRequest { EndpointName = "e" }, Token);

        Assert.Equal(EndpointStatus.InService, endpoint.EndpointStatus);
        Assert.Equal(DateTimeKind.Utc, endpoint.CreationTime!.Value.Kind);
        Assert.True(answer.Body!.Length > 0);
        await Assert.ThrowsAsync<AmazonSageMakerException>(() => client.DescribeEndpointAsync(new DescribeEndpointRequest { EndpointName = "e" }, Token));
    }

    private static CreateAutoMLJobV2Request Job(string name) => new()
    {
        AutoMLJobName = name,
        AutoMLJobInputDataConfig = [new AutoMLJobChannel
        {
            ChannelType = AutoMLChannelType.Training,
            ContentType = "text/csv;header=present",
            CompressionType = CompressionType.None,
            DataSource = new AutoMLDataSource { S3DataSource = new AutoMLS3DataSource { S3DataType = AutoMLS3DataType.S3Prefix, S3Uri = "s3://bucket/train/" } },
        },],
        OutputDataConfig = new AutoMLOutputDataConfig { S3OutputPath = "s3://bucket/out/" },
        AutoMLProblemTypeConfig = new AutoMLProblemTypeConfig
        {
            TabularJobConfig = new TabularJobConfig
            {
                TargetAttributeName = "is_cancelled",
                ProblemType = ProblemType.BinaryClassification,
                Mode = AutoMLMode.ENSEMBLING,
                CompletionCriteria = new AutoMLJobCompletionCriteria { MaxCandidates = 10 },
            },
        },
        AutoMLJobObjective = new AutoMLJobObjective { MetricName = AutoMLMetricEnum.AUC },
        DataSplitConfig = new AutoMLDataSplitConfig { ValidationFraction = 0.25f },
        RoleArn = Role,
    };
}
