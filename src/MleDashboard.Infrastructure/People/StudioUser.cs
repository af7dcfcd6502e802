using Microsoft.AspNetCore.Identity;
using MleDashboard.Core.People;

namespace MleDashboard.Infrastructure.People;

/// <summary>An account. The role is a column, not a table: there are three and they are ordered.</summary>
public sealed class StudioUser : IdentityUser
{
    [PersonalData]
    public string DisplayName { get; set; } = "";

    public Role Role { get; set; }

    public bool IsDisabled { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }
}
