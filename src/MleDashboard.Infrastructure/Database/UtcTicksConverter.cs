using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MleDashboard.Infrastructure.Database;

/// <summary>Points in time as UTC ticks on both providers: SQLite has no type that sorts and compares with an offset.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    value => value.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
