using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MleDashboard.SageMaker.Tests;

/// <summary>A server in this process that answers each request with the next of a list of scripted answers and remembers what was asked. It stands for no behaviour of AWS: it shows what is sent, and how answers are read.</summary>
internal sealed class SageMakerStub : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<Answer> answers = new();

    private SageMakerStub(WebApplication application) => this.application = application;

    public ConcurrentQueue<Asked> Requests { get; } = new();

    public string Address => application.Urls.First();

    public static async Task<SageMakerStub> StartAsync(params Answer[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add("http://127.0.0.1:0");
        var stub = new SageMakerStub(application);
        foreach (var answer in answers)
        {
            stub.answers.Enqueue(answer);
        }

        application.Run(stub.AnswerAsync);
        await application.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue(new Asked(
            context.Request.Method,
            context.Request.Path,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync()));
        var answer = answers.TryDequeue(out var next) ? next : new Answer(500, """{"__type":"InternalFailure","message":"nothing more scripted"}""");
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(answer.Body);
    }

    internal sealed record Asked(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

    internal sealed record Answer(int Status, string Body, string ContentType = "application/x-amz-json-1.1")
    {
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
    }
}
