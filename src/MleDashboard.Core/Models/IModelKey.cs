namespace MleDashboard.Core.Models;

/// <summary>The secret with which this instance signs the models it builds, so that it loads no model that was changed or put in its store by another.</summary>
public interface IModelKey
{
    /// <summary>The same bytes in every process of the instance.</summary>
    ReadOnlyMemory<byte> Read();
}
