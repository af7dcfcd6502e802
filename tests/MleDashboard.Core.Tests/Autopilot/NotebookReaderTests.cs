using MleDashboard.Core.Autopilot.Notebooks;

namespace MleDashboard.Core.Tests.Autopilot;

public sealed class NotebookReaderTests
{
    [Fact]
    public void Read_OrdinaryNotebook_GivesItsCellsAndOutputs()
    {
        var notebook = NotebookReader.Read("""
            {"nbformat":4,"nbformat_minor":5,"metadata":{"language_info":{"name":"python"}},"cells":[
             {"cell_type":"markdown","metadata":{},"source":["# Title\n","text"]},
             {"cell_type":"code","execution_count":3,"metadata":{},"source":"rows.head()","outputs":[
               {"output_type":"stream","name":"stdout","text":["\u001b[31mred\u001b[0m\n","two"]},
               {"output_type":"execute_result","data":{"text/html":"<table><tr><th>a</th><th>b</th></tr><tr><td>1 &lt; 2</td><td><b>x</b></td></tr></table>","text/plain":"plain"}},
               {"output_type":"display_data","data":{"image/png":"aGVs\nbG8="}},
               {"output_type":"error","ename":"E","evalue":"v","traceback":["one","two"]}]},
             {"cell_type":"raw","metadata":{},"source":"raw"}]}
            """).Value!;

        Assert.Equal("python", notebook.Language);
        Assert.Equal(new MarkdownCell("# Title\ntext"), notebook.Cells[0]);
        var code = Assert.IsType<CodeCell>(notebook.Cells[1]);
        Assert.Equal(("rows.head()", 3), (code.Source, code.Count));
        Assert.Equal(new TextOutput("red\ntwo"), code.Outputs[0]);
        var table = Assert.IsType<TableOutput>(code.Outputs[1]);
        Assert.Equal(["a", "b"], table.Header);
        Assert.Equal(["1 < 2", "x"], table.Rows[0]);
        Assert.Equal(new ImageOutput("image/png", "aGVsbG8="), code.Outputs[2]);
        Assert.Equal(new TextOutput("one\ntwo", IsError: true), code.Outputs[3]);
        Assert.IsType<RawCell>(notebook.Cells[2]);
    }

    [Theory]
    [InlineData("""{"application/javascript":"alert(1)"}""")]
    [InlineData("""{"text/html":"<script>alert(1)</script><img src=x onerror=alert(1)>"}""")]
    [InlineData("""{"image/svg+xml":"<svg onload=alert(1)></svg>"}""")]
    [InlineData("""{"image/png":"\" onerror=\"alert(1)"}""")]
    public void Read_OutputThatCouldRunAScript_IsASentence(string data)
    {
        var notebook = NotebookReader.Read($$$"""{"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"display_data","data":{{{data}}}}]}]}""").Value!;

        var hidden = Assert.IsType<HiddenOutput>(Assert.IsType<CodeCell>(notebook.Cells[0]).Outputs[0]);
        Assert.DoesNotContain("alert", hidden.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"cells":{}}""")]
    public void Read_SomethingElse_IsRefusedInWords(string json) => Assert.IsType<NotebookNotReadable>(NotebookReader.Read(json).Error);

    [Theory]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("zeile\nzwei", "\"zeile\\nzwei\"")]
    [InlineData("größe", "\"gr\\u00f6\\u00dfe\"")]
    [InlineData("😀", "\"\\U0001f600\"")]
    [InlineData(null, "None")]
    public void Of_AnyText_IsAPythonLiteral(string? text, string python) => Assert.Equal(python, PythonText.Of(text));
}
