using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace MleDashboard.Architecture.Tests;

/// <summary>The built projects, loaded once for all rules.</summary>
internal static class Layers
{
    public static readonly Assembly Core = typeof(Core.Datasets.Dataset).Assembly;
    public static readonly Assembly Infrastructure = Assembly.Load("MleDashboard.Infrastructure");
    public static readonly Assembly SageMaker = Assembly.Load("MleDashboard.SageMaker");
    public static readonly Assembly Web = typeof(Web.Design.Tone).Assembly;
    public static readonly Assembly Cli = Assembly.Load("mle");

    public static readonly ArchUnitNET.Domain.Architecture Loaded =
        new ArchLoader().LoadAssemblies(Core, Infrastructure, SageMaker, Web, Cli).Build();

    /// <summary>Full names of the types in <paramref name="from"/> that name a type whose namespace starts with one of <paramref name="forbidden"/>.</summary>
    public static IReadOnlyList<string> Offenders(Func<IType, bool> from, params string[] forbidden) =>
    [
        .. Loaded.Types.Where(from)
            .SelectMany(type => type.Dependencies
                .Where(dependency => forbidden.Any(prefix => IsIn(dependency.Target, prefix)))
                .Select(dependency => $"{type.FullName} names {dependency.Target.FullName}"))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public static bool IsIn(IType type, string prefix)
    {
        var name = type.FullName;
        return name.StartsWith(prefix + ".", StringComparison.Ordinal) || name.StartsWith(prefix + "`", StringComparison.Ordinal);
    }

    public static bool IsOf(IType type, Assembly assembly) => type.Assembly.Name.StartsWith(assembly.GetName().Name + ",", StringComparison.Ordinal)
        || type.Assembly.Name == assembly.GetName().Name;
}
