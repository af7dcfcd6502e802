namespace MleDashboard.Core.Datasets.Importing.Json;

/// <summary>Lines of a UTF-8 text in bounded memory. A line above the limit comes cut, with <see cref="IsTooLong"/> set.</summary>
internal sealed class LineReader(Stream input, int maxBytes)
{
    private byte[] buffer = new byte[1 << 20];
    private int start;
    private int filled;
    private bool ended;
    private bool isFirst = true;

    /// <summary>1-based, of the line last read.</summary>
    public long Line { get; private set; }

    public long BytesRead { get; private set; }

    public bool IsTooLong { get; private set; }

    /// <summary>The line ends with a line break, not with the file.</summary>
    public bool IsTerminated { get; private set; }

    /// <returns>False at the end. The span is good until the next call.</returns>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        IsTooLong = false;
        var searched = 0;
        while (true)
        {
            var data = buffer.AsSpan(start, filled - start);
            var end = data[searched..].IndexOf((byte)'\n');
            if (end >= 0)
            {
                return Take(data[..(searched + end)], searched + end + 1, terminated: true, out line);
            }

            searched = data.Length;
            if (ended)
            {
                return Take(data, data.Length, terminated: false, out line) && data.Length > 0;
            }

            if (data.Length > maxBytes)
            {
                var cut = data[..256].ToArray();
                SkipLine();
                Line++;
                IsTooLong = true;
                IsTerminated = true;
                line = cut;
                return true;
            }

            Fill();
        }
    }

    private bool Take(ReadOnlySpan<byte> text, int length, bool terminated, out ReadOnlySpan<byte> line)
    {
        start += length;
        Line++;
        IsTerminated = terminated;
        line = text.EndsWith("\r"u8) ? text[..^1] : text;
        if (isFirst && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        isFirst = false;
        return true;
    }

    private void SkipLine()
    {
        start = filled;
        while (!ended)
        {
            Fill();
            var end = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (end >= 0)
            {
                start += end + 1;
                return;
            }

            start = filled;
        }
    }

    private void Fill()
    {
        var tail = filled - start;
        var target = tail > buffer.Length / 2 ? new byte[Math.Min((long)buffer.Length * 2, Array.MaxLength)] : buffer;
        buffer.AsSpan(start, tail).CopyTo(target);
        buffer = target;
        start = 0;
        filled = tail;
        var read = input.Read(buffer, filled, buffer.Length - filled);
        ended = read == 0;
        filled += read;
        BytesRead += read;
    }
}
