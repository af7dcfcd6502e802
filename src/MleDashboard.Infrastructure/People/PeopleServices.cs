using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MleDashboard.Core.People;
using MleDashboard.Infrastructure.Database;
using MleDashboard.Infrastructure.Options;
using MleDashboard.Infrastructure.Storage;

namespace MleDashboard.Infrastructure.People;

internal static class PeopleServices
{
    /// <summary>Other copies of a cookie and pages of other instances notice a change within this.</summary>
    private static readonly TimeSpan StampInterval = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<SessionEvents>();
        services.AddSingleton<ISessionEvents>(provider => provider.GetRequiredService<SessionEvents>());
        services.AddSingleton<IUserDirectory, UserDirectory>();
        services.AddSingleton<IUserPreferences, UserPreferencesStore>();
        services.AddSingleton<SetupLink>();
        services.AddScoped<AccountWriter>();
        services.AddIdentityCore<StudioUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = PasswordRule.MinLength;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = SignIn.LockedFor;
            })
            .AddEntityFrameworkStores<StudioDbContext>();
        return services.AddKeyRing();
    }

    /// <summary>The cookie, for the web role only.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<StudioUser>().AddSignInManager().AddDefaultTokenProviders().AddClaimsPrincipalFactory<StudioClaims>();
        services.AddScoped<ISignIn, SignIn>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = StampInterval);
        services.ConfigureApplicationCookie(ConfigureCookie);
        return services;
    }

    /// <summary>One ring for cookies and for stored secrets: a worker reads what the web process sealed.</summary>
    private static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("MleDashboard");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<IOptions<StudioOptions>, Microsoft.Extensions.Logging.ILoggerFactory>((keys, studio, loggers) =>
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                    new DirectoryInfo(PrivateFolder.Create(studio.Value.KeysFolder)), loggers));
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "mle-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    /// <summary>Identity looks at the stamp once a minute; a cookie of a session that ended on this instance is looked at on every request.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal?.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } userId
            && services.GetRequiredService<SessionEvents>().WasRevokedSince(userId, context.Properties.IssuedUtc)
            && await services.GetRequiredService<SignInManager<StudioUser>>().ValidateSecurityStampAsync(context.Principal) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }
}
