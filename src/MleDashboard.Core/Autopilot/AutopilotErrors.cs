using MleDashboard.Core.Results;

namespace MleDashboard.Core.Autopilot;

/// <summary>A field of the form that cannot be right.</summary>
/// <param name="Field">A name in <see cref="AutopilotFields"/>.</param>
public sealed record AutopilotSettingNotValid(string Field, string Sentence) : Error(Sentence);

public sealed record ExperimentNameTaken(string Name) : Error($"An experiment named '{Name}' exists already on this engine. Choose another name.");

public sealed record ExperimentIsRunning(string Name) : Error($"The experiment '{Name}' is running. Stop it first.");

public sealed record ExperimentHasEndpoint(string Name, string Endpoint) : Error($"The endpoint '{Endpoint}' of '{Name}' is still there. Delete the endpoint first.");

public sealed record EndpointNameTaken(string Name) : Error($"An endpoint named '{Name}' exists already. Choose another name, or delete that endpoint.");

public sealed record EndpointIsBusy(string Name) : Error($"The endpoint '{Name}' is being made. Wait until it is in service or has failed.");

public sealed record EndpointNotInService(string Name, string Status) : Error($"The endpoint '{Name}' does not answer: its status is {Status}.");

public sealed record CandidateCannotPredict(string Candidate) : Error($"'{Candidate}' cannot predict: it was not finished. Choose another candidate.");

public sealed record EngineNotAvailable(string Engine) : Error($"The engine '{Engine}' is not part of this installation.");

public sealed record NoReport(string What) : Error($"There is no {What} of this candidate: the run ended before it was written, or writing it failed.");

public sealed record ArtifactGone(string Name) : Error($"'{Name}' is not in the store any more.");

public sealed record PlanOnlyHasNoCandidates() : Error("This experiment made a plan only. Run it without that option to train its candidates.");
