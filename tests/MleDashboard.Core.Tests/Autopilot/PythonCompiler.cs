using System.Diagnostics;

namespace MleDashboard.Core.Tests.Autopilot;

/// <summary>Compiles Python where there is one; elsewhere the text is only looked at.</summary>
internal static class PythonCompiler
{
    public static void Compile(IReadOnlyList<string> cells)
    {
        var text = string.Join("\n\n", cells);
        Assert.DoesNotContain("#:", text, StringComparison.Ordinal);
        var path = Path.Combine(Directory.CreateTempSubdirectory("mle-notebook-").FullName, "notebook.py");
        File.WriteAllText(path, text);
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-m", "py_compile", path]) { RedirectStandardError = true });
            if (python is null)
            {
                return;
            }

            var said = python.StandardError.ReadToEnd();
            python.WaitForExit();
            Assert.True(python.ExitCode == 0, said);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no python3 on this machine.");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
