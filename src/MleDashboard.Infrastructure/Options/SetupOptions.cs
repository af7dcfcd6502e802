namespace MleDashboard.Infrastructure.Options;

/// <summary>Section "Setup": makes the first administrator without a link.</summary>
public sealed class SetupOptions
{
    public string? AdminEmail { get; set; }

    public string? AdminPassword { get; set; }
}
