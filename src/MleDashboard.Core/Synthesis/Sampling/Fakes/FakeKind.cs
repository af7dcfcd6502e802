namespace MleDashboard.Core.Synthesis.Sampling.Fakes;

/// <summary>What an invented value is.</summary>
public enum FakeKind
{
    FullName,
    FirstName,
    LastName,

    /// <summary>At example.com and its like, which belong to nobody (RFC 2606).</summary>
    Email,

    /// <summary>With the exchange 555-01xx, which is kept free for invented numbers.</summary>
    Phone,

    Company,
    City,
}
