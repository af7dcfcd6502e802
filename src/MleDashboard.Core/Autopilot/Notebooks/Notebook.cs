namespace MleDashboard.Core.Autopilot.Notebooks;

/// <summary>A notebook as far as pages show it.</summary>
/// <param name="Language">"python"; null when it does not say.</param>
public sealed record Notebook(IReadOnlyList<NotebookCell> Cells, string? Language);

public abstract record NotebookCell(string Source);

public sealed record MarkdownCell(string Source) : NotebookCell(Source);

/// <summary>A cell of another kind: shown as text.</summary>
public sealed record RawCell(string Source) : NotebookCell(Source);

/// <param name="Count">The number Jupyter gave its run; null when it was not run.</param>
public sealed record CodeCell(string Source, int? Count, IReadOnlyList<NotebookOutput> Outputs) : NotebookCell(Source);

public abstract record NotebookOutput;

/// <summary>Text as it was printed, without colours.</summary>
public sealed record TextOutput(string Text, bool IsError = false) : NotebookOutput;

/// <summary>A picture of a kind that runs nothing: PNG, JPEG or GIF, as base64.</summary>
public sealed record ImageOutput(string MediaType, string Base64) : NotebookOutput;

/// <summary>A table that was HTML, read as cells; markup is gone.</summary>
public sealed record TableOutput(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : NotebookOutput;

/// <summary>Something that is not shown, and why.</summary>
public sealed record HiddenOutput(string Reason) : NotebookOutput;
