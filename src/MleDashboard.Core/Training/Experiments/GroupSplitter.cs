using MleDashboard.Core.Training.Features;

namespace MleDashboard.Core.Training.Experiments;

/// <summary>Divides rows by whole groups: rows that belong together (a customer, a patient) never stand on two sides, where one would tell of the other.</summary>
internal static class GroupSplitter
{
    /// <summary>Rows to train on and rows to hold out, each ascending; as near to the share as whole groups allow.</summary>
    /// <param name="groups">Group of each row, 0 and up.</param>
    /// <param name="order">Earliest row first: the groups that were seen last are held out. Null: by chance.</param>
    public static Fold HoldOut(int[] groups, double fraction, int seed, int[]? order)
    {
        if (fraction <= 0)
        {
            return new Fold([.. Enumerable.Range(0, groups.Length)], []);
        }

        var sizes = Sizes(groups);
        var wanted = groups.Length * fraction;
        var held = new HashSet<int>();
        var rows = 0;
        foreach (var group in order is null ? Shuffled(sizes.Length, seed) : LatestFirst(groups, order))
        {
            // The nearer of the two: with this group or without it.
            if (held.Count == 0 || Math.Abs(rows + sizes[group] - wanted) < Math.Abs(rows - wanted))
            {
                held.Add(group);
                rows += sizes[group];
            }
            else if (order is not null)
            {
                break;
            }
        }

        var all = Enumerable.Range(0, groups.Length).ToList();
        return new Fold([.. all.Where(row => !held.Contains(groups[row]))], [.. all.Where(row => held.Contains(groups[row]))]);
    }

    /// <summary>Every group validates in exactly one of the folds; large groups are placed first, each where its commonest class is rarest.</summary>
    public static IReadOnlyList<Fold> Folds(TargetValues target, int[] groups, int count, int seed)
    {
        var sizes = Sizes(groups);
        var classes = CommonClasses(target, groups, sizes.Length);
        var rowsOf = new int[count];
        var classRowsOf = new int[count, Math.Max(1, target.ClassCount)];
        var foldOf = new int[sizes.Length];
        foreach (var group in Shuffled(sizes.Length, seed).OrderByDescending(group => sizes[group]))
        {
            var fold = Enumerable.Range(0, count).MinBy(each => (classRowsOf[each, classes[group]], rowsOf[each]));
            foldOf[group] = fold;
            rowsOf[fold] += sizes[group];
            classRowsOf[fold, classes[group]] += sizes[group];
        }

        var all = Enumerable.Range(0, groups.Length).ToList();
        return [.. Enumerable.Range(0, count).Select(fold => new Fold([.. all.Where(row => foldOf[groups[row]] != fold)], [.. all.Where(row => foldOf[groups[row]] == fold)]))];
    }

    private static int[] Sizes(int[] groups)
    {
        var sizes = new int[groups.Length == 0 ? 0 : groups.Max() + 1];
        foreach (var group in groups)
        {
            sizes[group]++;
        }

        return sizes;
    }

    private static int[] Shuffled(int count, int seed)
    {
        var groups = Enumerable.Range(0, count).ToArray();
        new Random(seed).Shuffle(groups);
        return groups;
    }

    private static IEnumerable<int> LatestFirst(int[] groups, int[] order) => order.Reverse().Select(row => groups[row]).Distinct();

    private static int[] CommonClasses(TargetValues target, int[] groups, int count)
    {
        var common = new int[count];
        if (target.ClassCount == 0)
        {
            return common;
        }

        var counts = new int[count, target.ClassCount];
        for (var row = 0; row < groups.Length; row++)
        {
            counts[groups[row], (int)target.Values[row]]++;
        }

        for (var group = 0; group < count; group++)
        {
            common[group] = Enumerable.Range(0, target.ClassCount).MaxBy(k => counts[group, k]);
        }

        return common;
    }
}
