using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MleDashboard.Infrastructure.Tests.Cloud;

/// <summary>Replays what SageMaker answers, stage by stage, in the shapes of its public model: what moto's jobs, which never progress, cannot show. The last answer to an operation repeats.</summary>
internal sealed class SageMakerReplay : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentDictionary<string, Queue<Func<Answer>>> script = new();

    private SageMakerReplay(WebApplication application) => this.application = application;

    public ConcurrentQueue<(string Operation, JsonObject Body)> Asked { get; } = new();

    public string Address => application.Urls.First();

    /// <summary>The last request that was to create a job; what is described afterwards is that job.</summary>
    public JsonObject? Job => Asked.LastOrDefault(asked => asked.Operation == "CreateAutoMLJobV2").Body;

    public static async Task<SageMakerReplay> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        SageMakerReplay replay = new(application);
        application.Run(replay.AnswerAsync);
        await application.StartAsync();
        return replay;
    }

    public int CountOf(string operation) => Asked.Count(asked => asked.Operation == operation);

    public SageMakerReplay On(string operation, params Func<Answer>[] answers)
    {
        script[operation] = new Queue<Func<Answer>>(answers);
        return this;
    }

    public static Func<Answer> Ok(string body = "{}") => () => new Answer(200, body);

    public static Func<Answer> Refuse(string code, string message = "no", int status = 400) => () => new Answer(status, $$"""{"__type":"{{code}}","message":"{{message}}"}""");

    /// <summary>The connection ends without an answer, after the server has done what was asked.</summary>
    public static Func<Answer> Cut() => () => new Answer(0, "");

    /// <summary>A job of that status which reads and writes what the last creation said.</summary>
    public Func<Answer> State(string status, string secondary, string more = "", string? output = null) => () =>
    {
        var job = Job!;
        var name = (string)job["AutoMLJobName"]!;
        return new Answer(200, $$"""
            {"AutoMLJobName":"{{name}}","AutoMLJobArn":"arn:aws:sagemaker:eu-central-1:123456789012:automl-job/{{name}}","AutoMLJobStatus":"{{status}}","AutoMLJobSecondaryStatus":"{{secondary}}",
             "CreationTime":{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}},"LastModifiedTime":1767225600,"AutoMLJobInputDataConfig":{{job["AutoMLJobInputDataConfig"]!.ToJsonString()}},
             "OutputDataConfig":{{(output is null ? job["OutputDataConfig"]!.ToJsonString() : $$"""{"S3OutputPath":"{{output}}"}""")}},"AutoMLProblemTypeConfig":{{job["AutoMLProblemTypeConfig"]!.ToJsonString()}},"RoleArn":"r"{{more}}}
            """);
    };

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var operation = context.Request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target ? target.Split('.')[1] : "InvokeEndpoint";
        using StreamReader reader = new(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        Asked.Enqueue((operation, operation == "InvokeEndpoint" ? new JsonObject { ["Body"] = text } : (JsonObject)JsonNode.Parse(text)!));
        Func<Answer>? next = null;
        if (script.TryGetValue(operation, out var answers))
        {
            lock (answers)
            {
                next = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
            }
        }

        var answer = next?.Invoke() ?? new Answer(500, """{"__type":"InternalFailure","message":"not scripted"}""");
        if (answer.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = operation == "InvokeEndpoint" ? "text/csv" : "application/x-amz-json-1.1";
        await context.Response.WriteAsync(answer.Body);
    }

    internal sealed record Answer(int Status, string Body);
}
