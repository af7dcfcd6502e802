using MleDashboard.Core.Datasets;
using MleDashboard.Core.Metrics;
using MleDashboard.Core.Profiling;
using MleDashboard.Core.Profiling.Alerts;
using MleDashboard.Core.Profiling.Columns;
using MleDashboard.Core.Profiling.Correlations;
using MleDashboard.Core.Profiling.Sections;

namespace MleDashboard.Web.Tests.Features.Profile;

/// <summary>Reports made by hand.</summary>
internal static class ProfileSetupHelpers
{
    public const string Attack = "<script>alert(1)</script>";

    public static Dataset Dataset(bool isReady = true)
    {
        var id = Guid.NewGuid();
        var version = new DatasetVersion
        {
            Id = Guid.NewGuid(),
            DatasetId = id,
            DatasetName = "bookings",
            Number = 1,
            State = isReady ? DatasetVersionState.Ready : DatasetVersionState.Importing,
            Origin = DatasetOrigin.Upload,
            Source = "bookings.csv",
            CreatedAt = DateTimeOffset.UnixEpoch,
            Content = isReady ? new DatasetContent { ArtifactKey = "datasets/x/1", Rows = 100, Bytes = 1_000, Schema = new DatasetSchema([]) } : null,
        };
        return new Dataset { Id = id, Name = "bookings", OwnerId = "u1", OwnerName = "Mary Ellen", CreatedAt = DateTimeOffset.UnixEpoch, Versions = [version] };
    }

    public static NumericProfile Numeric(string name) => new()
    {
        Name = name,
        Type = ColumnType.Numeric,
        Rows = 100,
        MissingCount = 10,
        DistinctCount = 3,
        UniqueCount = 1,
        MemoryBytes = 928,
        InfiniteCount = 0,
        ZeroCount = 20,
        NegativeCount = 2,
        IsInteger = true,
        Monotonicity = Monotonicity.None,
        Mean = 1.5,
        Min = -1,
        Max = 7,
        Median = 1,
        Skewness = 0.25,
        Quartile1 = 0,
        Quartile3 = 2,
        Histogram = [new HistogramBin(-1, 3, 80), new HistogramBin(3, 7, 10)],
        CommonValues = [new ValueCount("1", 40, 0.444)],
        LowestValues = [new ValueCount("-1", 2, 0.022)],
        HighestValues = [new ValueCount("7", 1, 0.011)],
    };

    public static CategoricalProfile Labels(string name) => new()
    {
        Name = name,
        Type = ColumnType.Categorical,
        Rows = 100,
        MissingCount = 0,
        DistinctCount = 2,
        UniqueCount = 0,
        MemoryBytes = 928,
        CommonValues = [new ValueCount(Attack, 60, 0.6), new ValueCount("B", 40, 0.4)],
        OtherCount = 0,
        Entropy = 0.97,
        Imbalance = 0.03,
        NumberLikeShare = 0,
        PaddedCount = 0,
        Variants = [],
    };

    public static ProfileReport Report(params IReadOnlyList<ColumnProfile> columns) => new()
    {
        Overview = new ProfileOverview
        {
            Title = "bookings · version 1",
            Rows = 100,
            ColumnCount = columns.Count,
            MissingCells = 10,
            MissingShare = 0.05,
            DuplicateRows = 4,
            DuplicateShare = 0.04,
            MemoryBytes = 2_048,
            FileBytes = 1_024,
            Types = [.. columns.GroupBy(column => column.Type).Select(type => new ColumnTypeCount(type.Key, type.Count()))],
            Limits = [],
        },
        Alerts =
        [
            new Alert("negative", AlertSeverity.High, columns[0].Name, "2 values are below zero.", "Correct these rows."),
            new Alert("zeros", AlertSeverity.Info, columns[0].Name, "20% of the values are zero.", "Make sure."),
        ],
        Columns = columns,
        Correlations = new CorrelationSection
        {
            Matrices = [new CorrelationMatrix(CorrelationMethod.Auto, ["a", "b"], [[1, -0.5], [-0.5, 1]]), new CorrelationMatrix(CorrelationMethod.Pearson, ["a", "b"], [[1, null], [null, 1]])],
            SampledRows = 100,
            Limits = [],
            TopPairs = [new CorrelatedPair("a", "b", -0.5, "Spearman")],
        },
        Missing = new MissingSection
        {
            Columns = [new MissingColumn(columns[0].Name, 10, 0.1)],
            RowsWithMissing = 10,
            RowsWithMissingShare = 0.1,
            Patterns = [new MissingPattern([], 90, 0.9), new MissingPattern([columns[0].Name], 10, 0.1)],
            OtherRows = 0,
        },
        Duplicates = new DuplicateSection { Count = 4, Share = 0.04, Groups = 1, MostFrequent = [new DuplicateRow(5, [.. columns.Select(_ => (string?)Attack)])] },
        Sample = new SampleSection
        {
            Columns = [.. columns.Take(100).Select(column => column.Name)],
            First = [new SampleRow(1, [.. columns.Take(100).Select((_, index) => index == 0 ? null : Attack)])],
            Last = [],
        },
        Reproduction = new ProfileReproduction { CreatedAt = new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero), Seconds = 1.5, Origin = "bookings.csv", Program = "MleDashboard 0.1.0", Settings = new ProfileSettings() },
    };
}
