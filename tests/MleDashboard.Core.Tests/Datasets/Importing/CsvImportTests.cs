using System.Text;
using MleDashboard.Core.Datasets;
using MleDashboard.Core.Datasets.Importing;

namespace MleDashboard.Core.Tests.Datasets.Importing;

/// <summary>Rows U8 to U16 of the reliability checklist.</summary>
public sealed class CsvImportTests : IDisposable
{
    private readonly ImportFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Import_RaggedRows_CountsThemByLine()
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", "a,b,c\n1,2,3\n1,2\n1,2,3,4\n\n4,5,6\n");

        Assert.Equal(["1|2|3", "4|5|6"], table.RowTexts());
        Assert.Equal(
            [(3, "has 2 values, the header has 3"), (4, "has 4 values, the header has 3"), (5, "is empty")],
            (await fixture.RejectedAsync()).Select(row => ((int)row.Line, row.Reason)));
        Assert.Equal(5, imported.Rows + imported.RejectedRows);
    }

    [Theory]
    [InlineData(" {0}.5")]
    [InlineData("\"{0},5\"")]
    public async Task Import_NumbersThatNeedCleaning_KeepTheOrderOfTheFile(string form)
    {
        const int rows = 25_000;
        string Number(int row) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, row);
        var lines = Enumerable.Range(0, rows).Select(row => $"{string.Join(',', Enumerable.Range(0, 5).Select(column => Number(row + column)))},text{row}\n");

        var (_, table) = await fixture.TableOfAsync("a.csv", "a,b,c,d,e,f\n" + string.Concat(lines));

        Assert.Equal(Enumerable.Range(0, rows).Select(row => row + 0.5), ((MleDashboard.Core.Datasets.Tables.NumericColumn)table.Find("a")!).Values);
    }

    [Fact]
    public async Task Import_TrailingDelimiterEverywhere_IsNoColumn()
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", "a,b,\n1,x,\n2,y,\n");

        Assert.Equal(["a", "b"], table.Names());
        Assert.Equal(["1|x", "2|y"], table.RowTexts());
        Assert.Equal(0, imported.RejectedRows);
    }

    [Fact]
    public async Task Import_NulByteInField_ListsTheRow()
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", "a,b\n1,x\n2,y\0z\n3,w\n");

        Assert.Equal(["1|x", "3|w"], table.RowTexts());
        var rejected = Assert.Single(await fixture.RejectedAsync());
        Assert.Equal((3, "has a NUL character"), (rejected.Line, rejected.Reason));
        Assert.Contains('␀', rejected.Text);
        Assert.Equal(1, imported.RejectedRows);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    public async Task Import_UnicodeEncodings_ReadsAccentsAndFirstHeader(string encoding, bool withBom)
    {
        var codec = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. withBom ? codec.GetPreamble() : [], .. codec.GetBytes("nom,ville\nZoé,Besançon\nJosé,Málaga\n")];

        var (imported, table) = await fixture.TableOfAsync("a.csv", bytes);

        Assert.Equal(["nom", "ville"], table.Names());
        Assert.Equal(["Zoé|Besançon", "José|Málaga"], table.RowTexts());
        Assert.Contains(encoding.ToUpperInvariant()[..5], imported.FormatDescription, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'c', (byte)'a', (byte)'f', 0xE9 }, "café", "Latin-1")]
    [InlineData(new byte[] { (byte)'5', (byte)' ', 0x80 }, "5 €", "Windows-1252")]
    public async Task Import_WesternCodePages_AreRecognised(byte[] cell, string expected, string label)
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", [.. "name,b\n"u8, .. cell, .. ",x\n"u8]);

        Assert.Equal(expected, table.Columns[0].TextAt(0));
        Assert.StartsWith(label, imported.FormatDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_BadByteInLastOfManyRows_ListsItsLine()
    {
        var text = new StringBuilder("a,b\n");
        for (var row = 0; row < 200_000; row++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{row},words\n");
        }

        byte[] bytes = [.. Encoding.UTF8.GetBytes(text.ToString()), .. "7,caf"u8, 0xE9, (byte)'\n'];

        var (imported, _) = await fixture.TableOfAsync("a.csv", bytes);

        Assert.Equal((200_000, 1), (imported.Rows, imported.RejectedRows));
        Assert.Equal(200_002, Assert.Single(await fixture.RejectedAsync()).Line);
    }

    [Fact]
    public async Task Import_DoubleEmptyAndLongHeaders_AreNamedByRule()
    {
        var longHeader = new string('x', 300);

        var (imported, table) = await fixture.TableOfAsync("a.csv", $"a,a,A,,  ,{longHeader}\n1,2,3,4,5,6\n");

        Assert.Equal(["a", "a_2", "A_3", "column_4", "column_5", new string('x', 100)], table.Names());
        Assert.Equal([null, "a", "A", "", "  ", longHeader], imported.Schema.Columns.Select(column => column.SourceName));
    }

    [Fact]
    public async Task Import_AllNumericFirstRow_HasNoHeaderUnlessTold()
    {
        var (_, guessed) = await fixture.TableOfAsync("a.csv", "1,2\n3,4\n");
        var (_, told) = await fixture.TableOfAsync("b.csv", "1,2\n3,4\n", new ImportOptions { HasHeader = true });

        Assert.Equal(["column_1", "column_2"], guessed.Names());
        Assert.Equal(2, guessed.RowCount);
        Assert.Equal(["1", "2"], told.Names());
        Assert.Equal(1, told.RowCount);
    }

    [Fact]
    public async Task Import_TenThousandColumns_Works()
    {
        var header = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"c{i}"));
        var row = string.Join(',', Enumerable.Range(0, 10_000));

        var imported = await fixture.ImportAsync("a.csv", header + "\n" + string.Concat(Enumerable.Repeat(row + "\n", 100)));

        Assert.True(imported.IsOk, imported.Error?.Message);
        Assert.Equal((100, 10_000), (imported.Value.Rows, imported.Value.Schema.Columns.Count));
    }

    [Fact]
    public async Task Import_HundredThousandColumns_IsRefusedWithTheLimit()
    {
        var imported = await fixture.ImportAsync("a.csv", string.Join(',', Enumerable.Range(0, 100_000)) + "\n" + string.Join(',', Enumerable.Range(0, 100_000)) + "\n");

        Assert.Equal(new TooManyColumns("a.csv", 100_000, 20_000), imported.Error);
    }

    [Fact]
    public async Task Import_QuotedNewlinesAndDoubledQuotes_KeepsTheText()
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", "a,b\n\"x\ny\",\"he said \"\"no\"\"\"\n\"p\",q\n");

        Assert.Equal(["x\ny|he said \"no\"", "p|q"], table.RowTexts());
        Assert.Equal(0, imported.RejectedRows);
    }

    [Fact]
    public async Task Import_QuoteThatNeverCloses_StopsWithItsLine()
    {
        var small = await fixture.ImportAsync("a.csv", "a,b\n1,x\n2,\"y\n3,z\n");

        Assert.Equal(new UnclosedQuote("a.csv", 3), small.Error);
    }

    [Fact]
    public async Task Import_QuoteThatNeverClosesInALargeFile_StopsInBoundedMemory()
    {
        var path = fixture.Path("big.csv");
        await using (var file = File.Create(path))
        {
            await file.WriteAsync("a,b\n1,\"x\n"u8.ToArray(), TestContext.Current.CancellationToken);
            var block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("1,some words\n", 80_000)));
            for (var i = 0; i < 200; i++)
            {
                await file.WriteAsync(block, TestContext.Current.CancellationToken);
            }
        }

        var before = GC.GetTotalAllocatedBytes();
        var imported = await fixture.ImportFileAsync(path);

        // 8 MB by doubling from 1 MB is 16 MB of buffers; the file has 208 MB.
        Assert.Equal(new QuotedValueTooLong("big.csv", 2, 8 << 20), imported.Error);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 120L << 20);
    }

    [Fact]
    public async Task Import_FieldAboveTheLimit_LeavesTheRowOutWithItsLine()
    {
        var huge = new string('x', 20_000_000);

        var (imported, table) = await fixture.TableOfAsync("a.csv", $"a,b\n1,x\n2,{huge}\n3,z\n");

        Assert.Equal(["1|x", "3|z"], table.RowTexts());
        var rejected = Assert.Single(await fixture.RejectedAsync());
        Assert.Equal((3, "is longer than 8 MB, the limit for one row"), (rejected.Line, rejected.Reason));
        Assert.Equal(1, imported.RejectedRows);
    }

    [Fact]
    public async Task Import_MegabyteColumnName_IsShortened()
    {
        var (imported, _) = await fixture.TableOfAsync("a.csv", $"{new string('n', 1 << 20)},b\n1,2\n");

        Assert.Equal(100, imported.Schema.Columns[0].Name.Length);
        Assert.InRange(imported.Schema.Columns[0].SourceName!.Length, 100, 400);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("\uFEFF")]
    public async Task Import_FileWithoutRows_SaysThatItIsEmpty(string content)
    {
        var imported = await fixture.ImportAsync("a.csv", content);

        Assert.Equal(new FileIsEmpty("a.csv"), imported.Error);
    }

    [Fact]
    public async Task Import_HeaderOnly_SaysThatThereAreNoRows()
    {
        var imported = await fixture.ImportAsync("a.csv", "a,b,c\n");

        Assert.Equal(new FileHasNoRows("a.csv", 3), imported.Error);
    }

    [Fact]
    public async Task Import_OneColumn_IsATable()
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", "name\nanna\n\nbert\n");

        Assert.Equal(["anna", "∅", "bert"], table.RowTexts());
        Assert.Equal(0, imported.RejectedRows);
    }

    public static TheoryData<string, string> Twins => new()
    {
        { "CR only", "n,x\r1,a b\r2,c\r" },
        { "CRLF", "n,x\r\n1,a b\r\n2,c\r\n" },
        { "mixed", "n,x\r\n1,a b\n2,c\r" },
        { "no last newline", "n,x\n1,a b\n2,c" },
        { "semicolon", "n;x\n1;a b\n2;c\n" },
        { "tab", "n\tx\n1\ta b\n2\tc\n" },
        { "bar", "n|x\n1|a b\n2|c\n" },
        { "caret", "n^x\n1^a b\n2^c\n" },
        { "single quotes", "'n','x'\n'1','a b'\n'2','c'\n" },
        { "double quotes", "\"n\",\"x\"\n\"1\",\"a b\"\n\"2\",\"c\"\n" },
    };

    [Theory]
    [MemberData(nameof(Twins))]
    public async Task Import_OtherDialect_GivesTheSameTableAsItsTwin(string name, string content)
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", content);

        Assert.True(table.RowTexts() is ["1|a b", "2|c"], $"{name}: {string.Join(" / ", table.RowTexts())}");
        Assert.Equal(["n", "x"], table.Names());
        Assert.Equal(ColumnType.Numeric, imported.Schema.Columns[0].Type);
    }

    [Fact]
    public async Task Import_DecimalComma_GivesNumbers()
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", "n;price;big\n1;3,5;1.234,5\n2;4,25;2.000.000\n");

        Assert.Equal(["1|3.5|1234.5", "2|4.25|2000000"], table.RowTexts());
        Assert.Equal([ColumnType.Numeric, ColumnType.Numeric, ColumnType.Numeric], imported.Schema.Columns.Select(column => column.Type));
    }

    [Fact]
    public async Task Import_CommasBetweenThousands_GivesNumbers()
    {
        var (_, table) = await fixture.TableOfAsync("a.csv", "n\tbig\n1\t1,234.5\n2\t2,000,000\n3\t7\n");

        Assert.Equal(["1|1234.5", "2|2000000", "3|7"], table.RowTexts());
    }

    [Fact]
    public async Task Import_QuoteInsideAPlainValue_StaysInTheText()
    {
        var (_, table) = await fixture.TableOfAsync("a.csv", "size,b\n5\" pipe,1\n6\" pipe,2\n");

        Assert.Equal(["5\" pipe|1", "6\" pipe|2"], table.RowTexts());
    }

    [Fact]
    public async Task Import_MarkupAndSqlInNamesAndCells_ArePlainText()
    {
        const string Name = "x\"; COPY (SELECT 1) TO 'f'--";

        var (_, table) = await fixture.TableOfAsync("a.csv", $"<img src=x onerror=alert(1)>|{Name.Replace("\"", "", StringComparison.Ordinal)}|select\n{{{{7*7}}}}|javascript:a|'); DROP TABLE t;--\n");

        Assert.Equal("<img src=x onerror=alert(1)>", table.Columns[0].Name);
        Assert.Equal("{{7*7}}|javascript:a|'); DROP TABLE t;--", table.RowTexts()[0]);
    }

    [Fact]
    public async Task Import_RowNamesWithoutHeader_GetAName()
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", "mpg,cyl\nMazda,21,6\nVolvo,22,4\n");

        Assert.Equal(["column_1", "mpg", "cyl"], table.Names());
        Assert.Single(imported.Notes);
    }

    [Fact]
    public async Task Import_Cancelled_Throws()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.ImportFileAsync(fixture.Write("a.csv", "a,b\n1,2\n"u8.ToArray()), cancellationToken: cancel.Token));
    }

    [Fact]
    public async Task Import_ChosenTypes_MakeOtherValuesMissingAndCountThem()
    {
        var options = new ImportOptions { ColumnTypes = new Dictionary<string, ColumnType> { ["a"] = ColumnType.Numeric, ["b"] = ColumnType.Text } };

        var (imported, table) = await fixture.TableOfAsync("a.csv", "a,b\n1,7\nx,8\n,9\n007,10\n", options);

        Assert.Equal(["1|7", "∅|8", "∅|9", "7|10"], table.RowTexts());
        var column = imported.Schema.Columns[0];
        Assert.Equal((2, 1), (column.MissingCount, column.MismatchedCount));
        Assert.Contains("'x' in line 3", column.Reason, StringComparison.Ordinal);
        Assert.Equal(ColumnType.Text, imported.Schema.Columns[1].Type);
    }

    [Fact]
    public async Task Import_TypeForAColumnThatIsNotThere_IsRefused()
    {
        var options = new ImportOptions { ColumnTypes = new Dictionary<string, ColumnType> { ["zz"] = ColumnType.Numeric } };

        var imported = await fixture.ImportAsync("a.csv", "a,b\n1,7\n", options);

        Assert.Contains("'zz'", imported.Error?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_MissingMarks_AreCountedAsMissing()
    {
        var (imported, table) = await fixture.TableOfAsync("a.csv", "a,b\n1,x\nNA,?\nnull,N/A\nNaN,\n2,NULL\n");

        Assert.Equal(["1|x", "∅|∅", "∅|∅", "∅|∅", "2|∅"], table.RowTexts());
        Assert.Equal([3L, 4L], imported.Schema.Columns.Select(column => column.MissingCount));
        Assert.All(imported.Schema.Columns, column => Assert.Equal(0, column.MismatchedCount));
    }

    [Fact]
    public async Task Import_SameFileTwice_GivesTheSameBytes()
    {
        var content = "a,b\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{i % 7},w{i % 11}\n"));

        await fixture.TableOfAsync("a.csv", content);
        var first = await File.ReadAllBytesAsync(Path.Combine(fixture.Output, DatasetFiles.Data), TestContext.Current.CancellationToken);
        await fixture.TableOfAsync("a.csv", content);
        var second = await File.ReadAllBytesAsync(Path.Combine(fixture.Output, DatasetFiles.Data), TestContext.Current.CancellationToken);

        Assert.Equal(first, second);
    }
}
