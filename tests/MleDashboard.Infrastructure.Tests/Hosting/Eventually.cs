namespace MleDashboard.Infrastructure.Tests.Hosting;

/// <summary>Waits for what another thread or process does; fails with the last answer when it never comes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    public static async Task<T> IsAsync<T>(Func<Task<T>> read, Func<T, bool> isRight)
    {
        using CancellationTokenSource limit = new(Limit);
        while (true)
        {
            var value = await read();
            if (isRight(value))
            {
                return value;
            }

            Assert.False(limit.IsCancellationRequested, $"Still {value}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
