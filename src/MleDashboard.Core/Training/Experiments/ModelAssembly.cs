using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Gathers pipelines and the members' files in the model folder, writes the manifest and reads the model back.</summary>
internal sealed class ModelAssembly(TrainingData data, TargetReading target, ExperimentSettings settings)
{
    /// <summary>File of the feature pipeline of a fold.</summary>
    public static string PipelineOf(int fold) => $"pipelines/{fold}.json";

    /// <param name="candidates">Those that are kept; others stay on the leaderboard and cannot predict.</param>
    /// <param name="best">Name of the one that predicts when none is named.</param>
    public TrainedModel Write(IReadOnlyList<Candidate> candidates, string best, Leaderboard leaderboard, IntervalManifest? interval, string workFolder, string modelFolder)
    {
        var kept = candidates.ToDictionary(candidate => candidate.Name, StringComparer.Ordinal);
        leaderboard = leaderboard with { Entries = [.. leaderboard.Entries.Select(entry => entry with { CanInfer = entry.CanInfer && kept.ContainsKey(entry.Model) })] };
        foreach (var member in candidates.SelectMany(candidate => candidate.Members))
        {
            CopyFolder(Path.Combine(workFolder, member.Folder), Path.Combine(modelFolder, member.Folder));
            WritePipeline(modelFolder, member.Fold);
        }

        if (interval is not null)
        {
            CopyFolder(Path.Combine(workFolder, interval.Low.Folder), Path.Combine(modelFolder, interval.Low.Folder));
            CopyFolder(Path.Combine(workFolder, interval.High.Folder), Path.Combine(modelFolder, interval.High.Folder));
            WritePipeline(modelFolder, data.All.Index);
        }

        ModelWriter.Write(modelFolder, new ModelManifest
        {
            FormatVersion = ModelManifest.CurrentFormat,
            ProductVersion = typeof(TrainedModel).Assembly.GetName().Version!.ToString(3),
            Settings = settings,
            ProblemType = target.ProblemType,
            Classes = target.Classes,
            PositiveClass = target.PositiveClass,
            Schema = data.All.Pipeline.Columns,
            BestModel = best,
            Leaderboard = leaderboard,
            Candidates = [.. leaderboard.Entries.Where(entry => entry.CanInfer).Select(entry => Describe(kept[entry.Model]))],
            Interval = interval,
            Files = ModelWriter.HashFiles(modelFolder),
        });
        var loaded = TrainedModel.Load(modelFolder);
        return loaded.IsOk ? loaded.Value : throw new InvalidOperationException(loaded.Error.Message);
    }

    private void WritePipeline(string modelFolder, int fold)
    {
        var pipeline = Path.Combine(modelFolder, PipelineOf(fold));
        if (!File.Exists(pipeline))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(pipeline)!);
            File.WriteAllBytes(pipeline, data.FoldAt(fold).Pipeline.ToJson());
        }
    }

    private static CandidateManifest Describe(Candidate candidate) => new()
    {
        Name = candidate.Name,
        Learner = candidate.Entry.Learner == "baseline" ? Learners.LearnerCatalog.Baseline.Name : candidate.Entry.Learner,
        Members = [.. candidate.Members.Select(member => new MemberManifest(PipelineOf(member.Fold), member.Folder, member.Transform))],
        Weights = candidate.Weights,
        Stack = candidate.Stack,
        Calibration = candidate.Calibration,
        Decision = candidate.Decision,
    };

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
