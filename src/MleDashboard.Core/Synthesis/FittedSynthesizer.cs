using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Tables;
using MleDashboard.Core.Results;
using MleDashboard.Core.Synthesis.Columns;
using MleDashboard.Core.Synthesis.Sampling;

namespace MleDashboard.Core.Synthesis;

/// <summary>A synthesizer that has learned a table, trained here or opened from a file of Python's, ready to make rows. One thread samples from it at a time.</summary>
public sealed class FittedSynthesizer(SynthesizerOrigin origin, SynthesisSettings settings, TablePlan plan, RowModel? model)
{
    public SynthesizerOrigin Origin { get; } = origin;

    public SynthesisSettings Settings { get; } = settings;

    public TablePlan Plan { get; } = plan;

    /// <summary>Null when no column varied.</summary>
    public RowModel? Model { get; } = model;

    /// <summary>Name in <see cref="SynthesizerCatalog"/>.</summary>
    public string Synthesizer => Model?.Synthesizer ?? Settings.Synthesizer;

    /// <summary>Of the rows it makes.</summary>
    public DatasetSchema Schema { get; } = new([.. plan.Columns.Select(column => new DatasetColumn(column.Name, column.Type))]);

    /// <summary>For the settings page: what Python shows as the model's attributes.</summary>
    public IReadOnlyList<SynthesizerFact> Facts => Model?.Facts ?? [];

    /// <summary>How each column comes about, in order.</summary>
    public IReadOnlyList<SynthesizerColumn> Columns
    {
        get
        {
            var modelled = (Model?.Columns ?? []).ToDictionary(column => column.Name, StringComparer.Ordinal);
            return [.. Plan.Columns.Select(column => new SynthesizerColumn(column.Name, column.Type, column.How ?? modelled[column.Name].How))];
        }
    }

    public IReadOnlyList<EpochLosses> Losses => Model?.Losses ?? [];

    /// <summary>What the rows of <paramref name="request"/> look like: invented columns become texts.</summary>
    public DatasetSchema SchemaOf(SampleRequest request) => new([.. Schema.Columns.Select(column => request.Fakes.ContainsKey(column.Name) ? column with { Type = ColumnType.Text } : column)]);

    /// <summary>Whether <paramref name="request"/> can be asked of this synthesizer; that a condition starves shows only while sampling.</summary>
    public Result Check(SampleRequest request)
    {
        var checkedRequest = SampleOrder.Of(this, request);
        return checkedRequest.IsOk ? Result.Ok : checkedRequest.Error;
    }

    /// <summary>The rows asked for, in batches, in constant memory.</summary>
    /// <exception cref="SampleEndedException">The request cannot be asked, or one of its conditions or formulas is met by next to no row.</exception>
    public IEnumerable<Table> Sample(SampleRequest request, int threads, CancellationToken cancellationToken)
    {
        var order = SampleOrder.Of(this, request);
        return order.IsOk ? new SampleRun(this, order.Value, threads).Rows(cancellationToken) : throw new SampleEndedException(order.Error);
    }

    internal TablePlan PlanOf(SampleRequest request) => new([.. Plan.Columns.Select(column =>
        request.Fakes.TryGetValue(column.Name, out var kind) ? new InventedColumn { Name = column.Name, Type = ColumnType.Text, Fake = kind } : column)]);
}

/// <summary>Where a synthesizer comes from.</summary>
public sealed record SynthesizerOrigin
{
    /// <summary>For people: "trained on bookings.csv", "opened from bookings.ctgan.pkl, saved by Python's ctgan".</summary>
    public string Description { get; init; } = "";

    /// <summary>Rows it learned from; null when a foreign file does not say.</summary>
    public long? TrainedRows { get; init; }

    /// <summary>Its learning was stopped before the end.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Seconds that learning took; null when not learned here.</summary>
    public double? Seconds { get; init; }

    /// <summary>Opened from a file that Python saved.</summary>
    public bool IsFromPython { get; init; }
}
