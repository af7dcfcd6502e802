using Amazon.SageMaker;
using Amazon.SageMaker.Model;
using MleDashboard.Infrastructure.Cloud.Autopilot;

namespace MleDashboard.Infrastructure.Cloud;

/// <summary>Batch transform jobs.</summary>
internal static partial class SageMakerGateway
{
    public static async Task CreateTransformAsync(AwsSession session, CloudTransformPlan plan, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        await client.CreateTransformJobAsync(
            new CreateTransformJobRequest
            {
                TransformJobName = plan.Name,
                ModelName = plan.Model,
                TransformInput = new TransformInput
                {
                    ContentType = "text/csv",
                    CompressionType = CompressionType.None,
                    SplitType = SplitType.Line,
                    DataSource = new TransformDataSource { S3DataSource = new TransformS3DataSource { S3DataType = S3DataType.S3Prefix, S3Uri = plan.Input } },
                },
                TransformOutput = new TransformOutput { S3OutputPath = plan.Output, Accept = "text/csv", AssembleWith = AssemblyType.Line },
                DataProcessing = new DataProcessing { JoinSource = JoinSource.Input },
                TransformResources = new TransformResources { InstanceType = new TransformInstanceType(plan.InstanceType), InstanceCount = 1 },
                Tags = TagsOf(plan.Tags),
            },
            cancellationToken);
    }

    public static async Task<CloudTransform> FindTransformAsync(AwsSession session, string name, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        var found = await client.DescribeTransformJobAsync(new DescribeTransformJobRequest { TransformJobName = name }, cancellationToken);
        return new CloudTransform(found.TransformJobStatus?.Value ?? "", Text(found.FailureReason), found.TransformOutput?.S3OutputPath, found.TransformInput?.DataSource?.S3DataSource?.S3Uri);
    }

    public static async Task StopTransformAsync(AwsSession session, string name, CancellationToken cancellationToken)
    {
        using var client = Open(session);
        await client.StopTransformJobAsync(new StopTransformJobRequest { TransformJobName = name }, cancellationToken);
    }
}
