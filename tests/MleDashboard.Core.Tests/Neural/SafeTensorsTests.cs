using System.Text;
using MleDashboard.Core.Neural;

namespace MleDashboard.Core.Tests.Neural;

public sealed class SafeTensorsTests
{
    [Fact]
    public void Read_OfWhatWasWritten_GivesTheSameTensors()
    {
        var (first, second) = (NeuralSetupHelpers.Normal(3, 5, 1), NeuralSetupHelpers.Normal(1, 7, 2));

        var read = SafeTensors.Read(Written(("first", first), ("second", second)));

        Assert.Equal(first.Span.ToArray(), read["first"].Span.ToArray());
        Assert.Equal((1, 7), (read["second"].Rows, read["second"].Columns));
        Assert.Equal(second.Span.ToArray(), read["second"].Span.ToArray());
    }

    /// <summary>Byte for byte as the format's description has it.</summary>
    [Fact]
    public void Write_OfOneNumber_IsLengthHeaderAndNumber()
    {
        var one = new Matrix(1, 1);
        one[0, 0] = 1;

        var bytes = Written(("w", one));

        var header = """{"w":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}}""";
        Assert.Equal(0, bytes.Length % 4);
        Assert.Equal((header.Length + 7) / 8 * 8, BitConverter.ToInt64(bytes));
        Assert.Equal(header, Encoding.ASCII.GetString(bytes, 8, header.Length));
        Assert.Equal(1f, BitConverter.ToSingle(bytes, bytes.Length - 4));
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"w":{"dtype":"F16","shape":[1,1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,1],"data_offsets":[4,8]}}""")]
    [InlineData("""{"w":{"dtype":"F32","shape":[100000,100000],"data_offsets":[0,4]}}""")]
    [InlineData("""{"w":null}""")]
    [InlineData("""{"w":5}""")]
    [InlineData("""{"w""")]
    public void Read_OfAHeaderThatIsWrong_IsRefused(string header) =>
        Assert.Throws<FormatException>(() => SafeTensors.Read([.. BitConverter.GetBytes((long)header.Length), .. Encoding.ASCII.GetBytes(header), 0, 0, 0, 0]));

    [Fact]
    public void Read_OfALengthBeyondTheFile_IsRefused() =>
        Assert.Throws<FormatException>(() => SafeTensors.Read([.. BitConverter.GetBytes(long.MaxValue), 1, 2, 3]));

    private static byte[] Written(params (string, Matrix)[] tensors)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("mle-test-").FullName, "w.safetensors");
        SafeTensors.Write(path, tensors);
        var bytes = File.ReadAllBytes(path);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        return bytes;
    }
}
