using System.IO.Hashing;
using System.Text;
using MleDashboard.Core.Datasets.Engine;

namespace MleDashboard.Core.Datasets.Tables.Building;

/// <summary>Distinct UTF-8 texts numbered by first appearance: open addressing over one byte pool.</summary>
internal sealed class Utf8Levels
{
    private int[] slots = NewSlots(64);
    private ulong[] hashes = new ulong[32];
    private int[] ends = new int[32];
    private byte[] pool = new byte[256];
    private int count;
    private int lastCode = -1;

    public int CodeOf(in DuckText text) => CodeOf(text.Utf8);

    public int CodeOf(ReadOnlySpan<byte> text)
    {
        // Neighbouring rows often hold the same value.
        if (lastCode >= 0 && text.SequenceEqual(BytesOf(lastCode)))
        {
            return lastCode;
        }

        var hash = XxHash3.HashToUInt64(text);
        var mask = slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var code = slots[slot];
            if (code < 0)
            {
                return lastCode = Add(text, hash, slot);
            }

            if (hashes[code] == hash && text.SequenceEqual(BytesOf(code)))
            {
                return lastCode = code;
            }
        }
    }

    public string[] ToArray()
    {
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            names[i] = Encoding.UTF8.GetString(BytesOf(i));
        }

        return names;
    }

    private static int[] NewSlots(int size)
    {
        var slots = new int[size];
        Array.Fill(slots, -1);
        return slots;
    }

    private ReadOnlySpan<byte> BytesOf(int code)
    {
        var start = code == 0 ? 0 : ends[code - 1];
        return pool.AsSpan(start, ends[code] - start);
    }

    private int Add(ReadOnlySpan<byte> text, ulong hash, int slot)
    {
        var code = count++;
        if (code == ends.Length)
        {
            Array.Resize(ref ends, code * 2);
            Array.Resize(ref hashes, code * 2);
        }

        var start = code == 0 ? 0 : ends[code - 1];
        if (start + text.Length > pool.Length)
        {
            Array.Resize(ref pool, Math.Max(start + text.Length, pool.Length * 2));
        }

        text.CopyTo(pool.AsSpan(start));
        ends[code] = start + text.Length;
        hashes[code] = hash;
        slots[slot] = code;
        if (count * 2 > slots.Length)
        {
            slots = NewSlots(slots.Length * 2);
            var mask = slots.Length - 1;
            for (var i = 0; i < count; i++)
            {
                var free = (int)hashes[i] & mask;
                while (slots[free] >= 0)
                {
                    free = (free + 1) & mask;
                }

                slots[free] = i;
            }
        }

        return code;
    }
}
