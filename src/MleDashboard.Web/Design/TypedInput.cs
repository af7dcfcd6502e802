using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace MleDashboard.Web.Design;

/// <summary>
/// An input that tells every keystroke. What the server answers comes back a round trip later, when the user has typed on: an answer that only repeats
/// what was told is let go, or it would overwrite the letters after it. See docs/decisions/0003-typed-text.md.
/// </summary>
public sealed class TypedInput : ComponentBase
{
    private readonly List<string> told = [];
    private readonly EventCallback<ChangeEventArgs> typing;
    private string typed = "";
    private string? given;

    // One callback for the input's life. Markup would make another at each render, and with it another event id while letters are on their way to the last.
    public TypedInput() => typing = EventCallback.Factory.CreateBinder<string?>(this, TellAsync, "");

    /// <summary>The owner's text; another one than the user typed replaces it.</summary>
    [Parameter] public string? Value { get; set; }

    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>All other attributes of the input.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    protected override void OnParametersSet()
    {
        if (Value == given)
        {
            return;
        }

        given = Value;
        var text = Value ?? "";
        if (text == typed || !told.Remove(text))
        {
            typed = text;
            told.Clear();
        }
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "input");
        builder.AddMultipleAttributes(1, Attributes);
        builder.AddAttribute(2, "value", typed);
        builder.AddAttribute(3, "oninput", typing);

        // The browser's text becomes the tree's before the handler runs, so that a render after it finds nothing to send.
        builder.SetUpdatesAttributeName("value");
        builder.CloseElement();
    }

    private Task TellAsync(string? text)
    {
        typed = text ?? "";
        told.Add(typed);
        return ValueChanged.InvokeAsync(typed);
    }
}
