using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace MleDashboard.Core.Profiling.Reports;

/// <summary>Builds HTML in which everything between the braces of an interpolated string is encoded, so that no text of a user can become markup.</summary>
internal sealed class Html
{
    private readonly StringBuilder text = new();

    public int Length => text.Length;

    /// <summary>Literal parts are markup; interpolated parts are encoded text (numbers in the invariant culture).</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Encoder markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Markup of ours, as it is.</summary>
    public Html AddMarkup(string markup)
    {
        text.Append(markup);
        return this;
    }

    /// <summary>Text of a user between <c>bdi</c>, so that a right-to-left name does not turn its surroundings around; a missing value is said to be one.</summary>
    public Html AddText(string? value) => value is null ? Add($"<i class=\"none\">missing</i>") : value.Length == 0 ? Add($"<i class=\"none\">empty</i>") : Add($"<bdi>{value}</bdi>");

    public override string ToString() => text.ToString();

    [InterpolatedStringHandler]
    public readonly ref struct Encoder(int literalLength, int formattedCount, Html html)
    {
        private readonly StringBuilder text = html.text;

        public int Hint { get; } = literalLength + formattedCount;

        public void AppendLiteral(string markup) => text.Append(markup);

        public void AppendFormatted<T>(T value, string? format = null) => text.Append(HtmlEncoder.Default.Encode(value switch
        {
            IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        }));
    }
}
