using Bunit;
using MleDashboard.Core.Models;
using MleDashboard.Core.Training;
using MleDashboard.Web.Features.Models;
using MleDashboard.Web.Tests.Features.Datasets;

namespace MleDashboard.Web.Tests.Features.Models;

/// <summary>A model in draft and its Build tab, opened.</summary>
internal static class BuildTabSetup
{
    public static Model AddDraft(ModelsContext context, ExperimentSettings? settings, params IReadOnlyList<ModelVersion> versions)
    {
        var table = context.AddBookings();
        return context.Add(ModelsContext.Model("Cancellations", versions) with { Draft = new ModelDraft(table.Id, settings) });
    }

    public static Model AddDraft(ModelsContext context, params IReadOnlyList<ModelVersion> versions) =>
        AddDraft(context, new ExperimentSettings { Target = "is_cancelled" }, versions);

    public static IRenderedComponent<DatasetsFrame> Open(ModelsContext context, Model model, Core.People.Actor? actor = null, string query = "") =>
        context.Open<ModelPage>($"/models/{model.Id}/build{query}", actor, at => at.Add(page => page.Id, model.Id).Add(page => page.TabWord, "build"));
}
