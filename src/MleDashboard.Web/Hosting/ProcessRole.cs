namespace MleDashboard.Web.Hosting;

/// <summary>One executable, two roles: <c>--role web</c> (default) and <c>--role worker</c>, or the setting Role.</summary>
internal static class ProcessRole
{
    public const string Worker = "worker";
    public const string Web = "web";

    /// <summary>A worker that its web process started gets this and that process's id; it stops when its standard input closes.</summary>
    public const string ParentOption = "parent-pid";

    public static bool IsWorker(string[] args)
    {
        var role = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build()["Role"] ?? Web;
        return role.ToLowerInvariant() switch
        {
            Worker => true,
            Web => false,
            _ => throw new InvalidOperationException($"Role is 'web' or 'worker', not '{role}'."),
        };
    }
}
