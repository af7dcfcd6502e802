using Microsoft.Extensions.Options;
using MleDashboard.Core.People;

namespace MleDashboard.Infrastructure.Options;

internal sealed class ValidateStudioOptions : IValidateOptions<StudioOptions>
{
    public ValidateOptionsResult Validate(string? name, StudioOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.DataRoot);
            var probe = Path.Combine(options.DataRoot, ".probe-" + Guid.NewGuid().ToString("N"));
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return ValidateOptionsResult.Success;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ValidateOptionsResult.Fail($"DataRoot: the folder '{options.DataRoot}' cannot be written ({fault.Message}). Set DataRoot or MLE_DATA_ROOT to a folder this user may write.");
        }
    }
}

internal sealed class ValidateDatabaseOptions : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options) => options switch
    {
        _ when !Enum.IsDefined(options.Provider) => ValidateOptionsResult.Fail("Database:Provider is Sqlite or PostgreSql."),
        { Provider: DatabaseProvider.PostgreSql, ConnectionString: null or "" } =>
            ValidateOptionsResult.Fail("Database:ConnectionString is needed when Database:Provider is PostgreSql."),
        _ => ValidateOptionsResult.Success,
    };
}

internal sealed class ValidateSetupOptions : IValidateOptions<SetupOptions>
{
    public ValidateOptionsResult Validate(string? name, SetupOptions options)
    {
        var hasEmail = !string.IsNullOrWhiteSpace(options.AdminEmail);
        var hasPassword = !string.IsNullOrEmpty(options.AdminPassword);
        return (hasEmail, hasPassword) switch
        {
            (true, false) => ValidateOptionsResult.Fail("Setup:AdminPassword is needed beside Setup:AdminEmail."),
            (false, true) => ValidateOptionsResult.Fail("Setup:AdminEmail is needed beside Setup:AdminPassword."),
            (true, true) when options.AdminPassword!.Length < PasswordRule.MinLength =>
                ValidateOptionsResult.Fail($"Setup:AdminPassword has at least {PasswordRule.MinLength} characters."),
            _ => ValidateOptionsResult.Success,
        };
    }
}

internal sealed class ValidateJobOptions : IValidateOptions<JobOptions>
{
    public ValidateOptionsResult Validate(string? name, JobOptions options)
    {
        List<string> failures = [];
        Check(options.LeaseSeconds is >= 2 and <= 600, "Jobs:LeaseSeconds is 2 to 600.");
        Check(options.ReapSeconds is >= 1 and <= 60, "Jobs:ReapSeconds is 1 to 60.");
        Check(options.MaxAttempts is >= 1 and <= 10, "Jobs:MaxAttempts is 1 to 10.");
        Check(options.StopGraceSeconds is >= 1 and <= 3600, "Jobs:StopGraceSeconds is 1 to 3600.");
        Check(options.LightLanes is >= 1 and <= 16, "Jobs:LightLanes is 1 to 16.");
        Check(options.Threads >= 0 && options.Threads <= Environment.ProcessorCount, $"Jobs:Threads is 0 (all) to {Environment.ProcessorCount} on this machine.");
        Check(options.MemoryBytes is 0 or >= 512L * 1024 * 1024, "Jobs:MemoryBytes is 0 (half of the machine) or at least 536870912 (512 MiB).");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool isRight, string sentence)
        {
            if (!isRight)
            {
                failures.Add(sentence);
            }
        }
    }
}
