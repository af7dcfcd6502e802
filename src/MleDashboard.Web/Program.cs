using MleDashboard.Web.Hosting;

PrivateFiles.Apply();
return ProcessRole.IsWorker(args)
    ? await WorkerProcess.RunAsync(args)
    : await WebProcess.RunAsync(args);

/// <summary>Named so that tests can host it.</summary>
public sealed partial class Program;
