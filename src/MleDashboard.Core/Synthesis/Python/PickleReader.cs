using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace MleDashboard.Core.Synthesis.Python;

/// <summary>
/// Reads Python's pickles (protocols 0 to 5, PEP 307, 3154 and 574, as far as saved models use them) without running anything: a class or function is a
/// <see cref="PickledName"/>, what it would have made a <see cref="PickledObject"/>. A name that is not on the list given ends the reading.
/// </summary>
/// <remarks>The work and the memory are bounded by the length of the bytes: nothing is copied more often than the pickle says it again.</remarks>
public sealed class PickleReader
{
    private static readonly object MarkSign = new();

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Func<PickledName, bool> isAllowed;
    private readonly List<object?> stack = [];
    private readonly Dictionary<long, object?> memo = [];
    private int at;

    private PickleReader(ReadOnlyMemory<byte> bytes, Func<PickledName, bool> isAllowed) => (this.bytes, this.isAllowed) = (bytes, isAllowed);

    /// <exception cref="PickleException">The bytes are cut or damaged, use what is not supported, or name a class that is not allowed.</exception>
    public static object? Read(ReadOnlyMemory<byte> bytes, Func<PickledName, bool> isAllowed) => new PickleReader(bytes, isAllowed).Run();

    private object? Run()
    {
        while (true)
        {
            var code = (PickleCode)Byte();
            switch (code)
            {
                case PickleCode.Stop:
                    return Pop();
                case PickleCode.Protocol:
                    Byte();
                    break;
                case PickleCode.Frame:
                    Take(8);
                    break;
                case PickleCode.Mark:
                    stack.Add(MarkSign);
                    break;
                case PickleCode.Pop:
                    Pop();
                    break;
                case PickleCode.PopMark:
                    PopToMark();
                    break;
                case PickleCode.Duplicate:
                    stack.Add(Peek());
                    break;
                default:
                    if (!Scalar(code) && !Memo(code) && !Collection(code) && !Made(code))
                    {
                        throw new PickleException($"The pickle uses instruction 0x{(int)code:x2} at byte {at - 1:N0}, which is not read here. Save the model again with the pickle protocol 2 that torch.save uses.");
                    }

                    break;
            }
        }
    }

    private bool Scalar(PickleCode code)
    {
        object? value = code switch
        {
            PickleCode.None => null,
            PickleCode.True => true,
            PickleCode.False => false,
            PickleCode.Int32 => (long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)),
            PickleCode.Int8 => (long)Byte(),
            PickleCode.Int16 => (long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)),
            PickleCode.Long1 => new BigInteger(Take(Byte())) switch
            {
                var whole when whole >= long.MinValue && whole <= long.MaxValue => (object)(long)whole,
                var large => (double)large,
            },
            PickleCode.Double => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            PickleCode.Text8 => Text(Take(Byte())),
            PickleCode.Text32 => Text(Take(Length(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))))),
            PickleCode.Text64 => Text(Take(Length(BinaryPrimitives.ReadUInt64LittleEndian(Take(8))))),
            PickleCode.Bytes8 => Take(Byte()).ToArray(),
            PickleCode.Bytes32 => Take(Length(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))).ToArray(),
            PickleCode.Bytes64 => Take(Length(BinaryPrimitives.ReadUInt64LittleEndian(Take(8)))).ToArray(),
            PickleCode.String8 => Latin(Take(Byte())),
            PickleCode.String32 => Latin(Take(Length(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))))),
            _ => this,
        };
        if (ReferenceEquals(value, this))
        {
            return false;
        }

        stack.Add(value);
        return true;
    }

    private bool Memo(PickleCode code)
    {
        switch (code)
        {
            case PickleCode.Put8:
                memo[Byte()] = Peek();
                return true;
            case PickleCode.Put32:
                memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = Peek();
                return true;
            case PickleCode.Memoize:
                memo[memo.Count] = Peek();
                return true;
            case PickleCode.Get8:
                stack.Add(Remembered(Byte()));
                return true;
            case PickleCode.Get32:
                stack.Add(Remembered(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))));
                return true;
            default:
                return false;
        }
    }

    private bool Collection(PickleCode code)
    {
        switch (code)
        {
            case PickleCode.EmptyTuple:
                stack.Add(Array.Empty<object?>());
                return true;
            case PickleCode.Tuple1 or PickleCode.Tuple2 or PickleCode.Tuple3:
                stack.Add(Pop(1 + (code - PickleCode.Tuple1)));
                return true;
            case PickleCode.Tuple:
                stack.Add(PopToMark());
                return true;
            case PickleCode.EmptyList or PickleCode.EmptySet:
                stack.Add(new List<object?>());
                return true;
            case PickleCode.List:
                stack.Add(new List<object?>(PopToMark()));
                return true;
            case PickleCode.Append:
                var single = Pop();
                ListOnTop().Add(single);
                return true;
            case PickleCode.Appends or PickleCode.AddItems:
                var items = PopToMark();
                ListOnTop().AddRange(items);
                return true;
            case PickleCode.EmptyDictionary:
                stack.Add(new PickledMap());
                return true;
            case PickleCode.SetItem:
                var entry = Pop(2);
                MapOnTop().Set(entry[0], entry[1]);
                return true;
            case PickleCode.SetItems:
                var entries = PopToMark();
                var map = MapOnTop();
                for (var pair = 0; pair + 1 < entries.Length; pair += 2)
                {
                    map.Set(entries[pair], entries[pair + 1]);
                }

                return true;
            default:
                return false;
        }
    }

    private bool Made(PickleCode code)
    {
        switch (code)
        {
            case PickleCode.Global:
                stack.Add(Named(Line(), Line()));
                return true;
            case PickleCode.StackGlobal:
                var names = Pop(2);
                stack.Add(Named(names[0] as string ?? throw Damaged(), names[1] as string ?? throw Damaged()));
                return true;
            case PickleCode.Reduce or PickleCode.NewObject:
                var given = Pop(2);
                stack.Add(new PickledObject(given[0] as PickledName ?? throw Damaged(), given[1] as object?[] ?? throw Damaged()));
                return true;
            case PickleCode.Build:
                var state = Pop();
                (Peek() as PickledObject ?? throw Damaged()).State = state;
                return true;
            case PickleCode.Reference:
                stack.Add(new PickledReference(Pop()));
                return true;
            default:
                return false;
        }
    }

    private PickledName Named(string module, string name)
    {
        var named = new PickledName(module, name);
        return isAllowed(named)
            ? named
            : throw new PickleException($"The file holds '{module}.{name}', which does not belong to a saved CTGAN. It was not opened, and nothing in it was run.");
    }

    private List<object?> ListOnTop() => Peek() as List<object?> ?? throw Damaged();

    private PickledMap MapOnTop() => Peek() switch
    {
        PickledMap map => map,
        PickledObject made => made.Entries,
        _ => throw Damaged(),
    };

    private object? Remembered(long key) => memo.TryGetValue(key, out var value) ? value : throw Damaged();

    private object? Peek() => stack.Count > 0 && !ReferenceEquals(stack[^1], MarkSign) ? stack[^1] : throw Damaged();

    private object? Pop()
    {
        var value = Peek();
        stack.RemoveAt(stack.Count - 1);
        return value;
    }

    private object?[] Pop(int count)
    {
        var values = new object?[count];
        for (var index = count - 1; index >= 0; index--)
        {
            values[index] = Pop();
        }

        return values;
    }

    private object?[] PopToMark()
    {
        var mark = stack.FindLastIndex(value => ReferenceEquals(value, MarkSign));
        if (mark < 0)
        {
            throw Damaged();
        }

        var values = stack.GetRange(mark + 1, stack.Count - mark - 1).ToArray();
        stack.RemoveRange(mark, stack.Count - mark);
        return values;
    }

    private byte Byte() => Take(1)[0];

    private int Length(ulong length) => length <= (ulong)(bytes.Length - at) ? (int)length : throw Cut();

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > bytes.Length - at)
        {
            throw Cut();
        }

        at += count;
        return bytes.Span.Slice(at - count, count);
    }

    private string Line()
    {
        var length = bytes.Span[at..].IndexOf((byte)'\n');
        var line = Text(Take(length < 0 ? throw Cut() : length));
        at++;
        return line;
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    private static string Latin(ReadOnlySpan<byte> text) => Encoding.Latin1.GetString(text);

    private static PickleException Cut() => new("The pickle ends in the middle: the file is cut. Save or copy it again.");

    private PickleException Damaged() => new($"The pickle is damaged at byte {at:N0}. Save or copy it again.");
}
