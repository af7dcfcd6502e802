namespace MleDashboard.Core.People;

public enum ThemeChoice
{
    System,
    Light,
    Dark,
}

/// <summary>What a user chose for themselves; kept on the server so that it follows them to another browser.</summary>
public sealed record UserPreferences(ThemeChoice Theme, bool GuideDismissed)
{
    public static UserPreferences Default { get; } = new(ThemeChoice.System, false);
}

public interface IUserPreferences
{
    Task<UserPreferences> GetAsync(string userId, CancellationToken cancellationToken);

    Task SetAsync(string userId, UserPreferences preferences, CancellationToken cancellationToken);
}
