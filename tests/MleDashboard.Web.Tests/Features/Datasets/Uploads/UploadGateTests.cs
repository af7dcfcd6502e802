using Microsoft.Extensions.Options;
using MleDashboard.Web.Features.Datasets.Uploads;

namespace MleDashboard.Web.Tests.Features.Datasets.Uploads;

public sealed class UploadGateTests
{
    [Fact]
    public void TryEnter_MoreThanAUserMayHave_IsRefusedUntilOneEnds()
    {
        var gate = new UploadGate(Options.Create(new UploadOptions { MaxConcurrentPerUser = 2 }));
        var first = gate.TryEnter("a");
        var second = gate.TryEnter("a");

        Assert.Null(gate.TryEnter("a"));
        Assert.NotNull(gate.TryEnter("b"));
        first!.Dispose();
        first.Dispose();

        Assert.NotNull(gate.TryEnter("a"));
        Assert.Null(gate.TryEnter("a"));
        Assert.NotNull(second);
    }
}
