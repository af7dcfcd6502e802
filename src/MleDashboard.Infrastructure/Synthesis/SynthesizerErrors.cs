using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Synthesis;

public sealed record SynthesizerNameNotValid() : Error("A synthesizer's name has 1 to 100 characters.");

public sealed record SynthesizerNameTaken(string Name) : Error($"A synthesizer named '{Name}' exists already. Choose another name.");

public sealed record SynthesizerNotReady(string Name) : Error($"'{Name}' is not ready: wait until its run has ended, or look at why it failed.");

/// <summary>Its job would write into a row that is gone.</summary>
public sealed record SynthesizerIsBusy(string Name) : Error($"A job of '{Name}' is running. Stop it first.");

public sealed record HoldoutShareOutOfRange() : Error("The share of rows kept back is 0% to 90%.");
