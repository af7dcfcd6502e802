using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MleDashboard.Infrastructure.Database.Rows;

/// <summary>What a user chose for themselves, as JSON.</summary>
public sealed class PreferenceRow
{
    public required string UserId { get; set; }

    public required string Value { get; set; }
}

/// <summary>A setting of the whole instance that is changed in the pages.</summary>
public sealed class SettingRow
{
    public required string Key { get; set; }

    public required string Value { get; set; }
}

internal sealed class PreferenceTable : IEntityTypeConfiguration<PreferenceRow>
{
    public void Configure(EntityTypeBuilder<PreferenceRow> builder) => builder.HasKey(row => row.UserId);
}

internal sealed class SettingTable : IEntityTypeConfiguration<SettingRow>
{
    public void Configure(EntityTypeBuilder<SettingRow> builder) => builder.HasKey(row => row.Key);
}
