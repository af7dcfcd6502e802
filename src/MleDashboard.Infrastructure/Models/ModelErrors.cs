using MleDashboard.Core.Results;

namespace MleDashboard.Infrastructure.Models;

public sealed record ModelNameNotValid() : Error("A model's name has 1 to 100 characters.");

public sealed record ModelNameTaken(string Name) : Error($"A model named '{Name}' exists already. Choose another name.");

public sealed record ModelIsBuilding(string Name) : Error($"A build of '{Name}' is running. Wait for it or stop it first.");

public sealed record ModelIsPredicting(string Name) : Error($"A prediction with '{Name}' is running. Wait for it or stop it first.");

public sealed record ModelIsServing(string Name, string Endpoint) : Error($"The endpoint '{Endpoint}' answers with '{Name}'. Delete the endpoint first.");

public sealed record ModelNotReady(string Label) : Error($"'{Label}' has no finished model.");

public sealed record CandidateUnknown(string Candidate, string Label) : Error($"'{Candidate}' is not a model of '{Label}' that can predict. Choose one from its leaderboard.");

public sealed record TargetNotChosen() : Error("Choose the column to predict first.");

public sealed record TargetColumnMissing(string Column, string Label) : Error($"Column '{Column}' is not in '{Label}'. Choose another column to predict.");
