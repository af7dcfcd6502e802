using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Codes;
using MleDashboard.Core.Synthesis.Columns;
using MleDashboard.Core.Synthesis.Ctgan;

namespace MleDashboard.Core.Synthesis.Python;

/// <summary>A CTGAN saved from Python as one of our synthesizers. Foreign files are opened in the worker, never in the web process.</summary>
public static class PythonSynthesizer
{
    /// <param name="stream">Seekable.</param>
    /// <param name="fileName">For the origin that people read.</param>
    public static Result<FittedSynthesizer> Open(Stream stream, string fileName)
    {
        CtganModel model;
        try
        {
            model = PythonCtgan.Open(stream);
        }
        catch (PickleException exception)
        {
            return new PythonModelRefused(exception.Message);
        }

        // Every row has one level of each discrete column, so the counts of any of them add up to the rows.
        var rows = model.Code.Columns.OfType<DiscreteCode>().FirstOrDefault()?.Counts.Sum();
        var origin = new SynthesizerOrigin { Description = $"opened from {fileName}, saved by Python's ctgan", TrainedRows = rows, IsFromPython = true };
        var settings = new SynthesisSettings { Synthesizer = CtganSynthesizer.CatalogName, Ctgan = model.Settings };
        var plan = new TablePlan([.. model.Code.Columns.Select(column => new ModelledColumn { Name = column.Name, Type = column.Type })]);
        return new FittedSynthesizer(origin, settings, plan, model);
    }
}
