using MleDashboard.Core.Models;

namespace MleDashboard.Core.Tests.Models;

internal sealed class FixedModelKey(byte value) : IModelKey
{
    public ReadOnlyMemory<byte> Read() => Enumerable.Repeat(value, 32).ToArray();
}
