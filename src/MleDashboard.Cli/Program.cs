using MleDashboard.Cli;

return await MleCommand.RunAsync(args, Console.Out, Console.Error, CancellationToken.None);
