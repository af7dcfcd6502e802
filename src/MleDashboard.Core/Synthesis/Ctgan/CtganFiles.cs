using System.Text.Json;
using MleDashboard.Core.Neural;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Folders;
using MleDashboard.Core.Training.Trained;

namespace MleDashboard.Core.Synthesis.Ctgan;

/// <summary>A CTGAN as files: what it is in ctgan.json, the generator's numbers in generator.safetensors under their places.</summary>
internal static class CtganFiles
{
    private const string Description = "ctgan.json";
    private const string Numbers = "generator.safetensors";

    public static void Write(CtganModel model, string folder)
    {
        var described = new DescribedCtgan(model.Settings, model.Code.Columns, model.Conditions.Shares, model.Losses);
        File.WriteAllBytes(Path.Combine(folder, Description), JsonSerializer.SerializeToUtf8Bytes(described, SynthesizerManifest.Json));
        NetworkFiles.Write(Path.Combine(folder, Numbers), model.Generator);
    }

    public static CtganModel Read(ModelFiles files)
    {
        var described = SynthesizerManifest.Read<DescribedCtgan>(files.Read(Description));
        var (settings, code) = (described.Settings, new TableCode(described.Columns));
        if (described.Shares.Count != code.Columns.Count(column => !column.HasOffset) || settings is not { EmbeddingWidth: > 0 and < 100_000, BatchRows: > 1 and < 1_000_000, GeneratorWidths.Count: < 100 })
        {
            throw new FormatException("The settings of the CTGAN do not fit together.");
        }

        var conditions = new Conditions(code, described.Shares);
        var generator = CtganNetworks.Generator(settings.EmbeddingWidth + conditions.Width, settings.GeneratorWidths, code.Width, new LaneRandom(0));
        NetworkFiles.Read(files.Read(Numbers), generator);
        return new CtganModel(settings, code, conditions, generator) { Losses = described.Losses };
    }

    private sealed record DescribedCtgan(CtganSettings Settings, IReadOnlyList<ColumnCode> Columns, IReadOnlyList<double[]> Shares, IReadOnlyList<EpochLosses> Losses);
}
