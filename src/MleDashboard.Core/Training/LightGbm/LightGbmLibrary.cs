using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MleDashboard.Core.Results;

namespace MleDashboard.Core.Training.LightGbm;

/// <summary>The native library is absent or cannot be loaded.</summary>
public sealed record LightGbmUnavailable(string Reason) : Error($"LightGBM cannot be loaded: {Reason}");

/// <summary>A call that LightGBM refused. The message is the library's own.</summary>
public sealed class LightGbmException(string message) : Exception(message);

/// <summary>Loads the native library once, quietly and with the threads policy it needs.</summary>
public static unsafe class LightGbmLibrary
{
    private static readonly Lazy<LightGbmUnavailable?> Loaded = new(Load);

    /// <summary>
    /// Held while anything native computes, for one call at a time: a preview of a model and a long build take turns between iterations. Two calls at once
    /// read out of bounds (lightgbm-org/LightGBM#2820, dotnet/machinelearning#4918); <see cref="Threads"/> keeps trainings that take turns apart.
    /// </summary>
    private static readonly Lock Gate = new();

    internal static LightGbmThreads Threads { get; } = new();

    /// <summary>Null when the library is ready, else one sentence that says what to install.</summary>
    public static Error? Check() => Loaded.Value;

    internal static Lock.Scope Enter()
    {
        EnsureLoaded();
        return Gate.EnterScope();
    }

    internal static void EnsureLoaded()
    {
        if (Loaded.Value is { } error)
        {
            throw new LightGbmException(error.Message);
        }
    }

    internal static void ThrowIfFailed(int status)
    {
        if (status != 0)
        {
            throw new LightGbmException(Marshal.PtrToStringUTF8((nint)LightGbmNative.LGBM_GetLastError()) ?? "LightGBM failed without a message.");
        }
    }

    private static LightGbmUnavailable? Load()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // Waiting threads spin by default: on contended cores training took 17 to 53 s instead of 5 to 6 s. libgomp reads the variable when
                // it is loaded, from the C environment, which Environment.SetEnvironmentVariable does not change.
                _ = LightGbmNative.SetEnvironmentOfProcess("OMP_WAIT_POLICY", "PASSIVE", overwrite: 0);
                if (!NativeLibrary.TryLoad("libgomp.so.1", out _))
                {
                    return new LightGbmUnavailable("the system library libgomp.so.1 is missing. Install it (Debian and Ubuntu: apt-get install libgomp1) and start again.");
                }
            }

            // The library prints to standard output, which belongs to the command line's JSON; what matters reaches us as an error.
            ThrowIfFailed(LightGbmNative.LGBM_RegisterLogCallback(&Ignore));
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            return new LightGbmUnavailable($"its native library for {RuntimeInformation.RuntimeIdentifier} is missing. Use a system that the LightGBM package supports (linux-x64, win-x64, osx-x64).");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(byte* message)
    {
    }
}
