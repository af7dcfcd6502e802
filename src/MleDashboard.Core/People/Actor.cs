namespace MleDashboard.Core.People;

/// <summary>What a user may do. Each role may do all that the one before it may.</summary>
public enum Role
{
    /// <summary>Looks at everything, downloads, predicts single rows.</summary>
    Viewer,

    /// <summary>Imports, profiles, builds, predicts, deletes what is theirs.</summary>
    Builder,

    /// <summary>Manages users and settings, deletes anything.</summary>
    Admin,
}

/// <summary>Who asks. Every service call that changes something takes one and checks it itself; a page that hides a button is no protection.</summary>
public sealed record Actor(string Id, string Name, Role Role)
{
    /// <summary>The program itself: retention sweeps, unattended set-up, tests of services.</summary>
    public static Actor System { get; } = new("system", "MleDashboard", Role.Admin);

    public bool CanBuild => Role >= Role.Builder;

    public bool IsAdmin => Role == Role.Admin;

    /// <summary>True when this user may rename or delete something that <paramref name="ownerId"/> made.</summary>
    public bool CanChange(string ownerId) => IsAdmin || (CanBuild && ownerId == Id);
}
