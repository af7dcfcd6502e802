using CsCheck;
using MleDashboard.Core.Training.Features.Targets;

namespace MleDashboard.Core.Tests.Training.Features.Targets;

public sealed class TargetTransformTests
{
    private static readonly Gen<TargetTransform> AnyTransform = Gen.Select(
        Gen.Enum<TargetTransformKind>(),
        Gen.OneOf(Gen.Double[0, 2], Gen.Const(0.0), Gen.Const(2.0), Gen.Const(1e-8)),
        (kind, power) => new TargetTransform { Kind = kind, Power = kind == TargetTransformKind.Log ? 0 : power });

    [Fact]
    public void Invert_OfWhatWasApplied_GivesTheValueBack() =>
        Gen.Select(AnyTransform, Gen.Double[-1e4, 1e4]).Sample((transform, value) =>
        {
            var allowed = transform.Kind is TargetTransformKind.Log or TargetTransformKind.BoxCox ? Math.Abs(value) + 0.01 : value;
            Assert.Equal(allowed, transform.Invert(transform.Apply(allowed)), Math.Max(1e-5, Math.Abs(allowed) * 1e-6));
        });

    [Fact]
    public void Apply_OfALargerValue_IsLarger() =>
        Gen.Select(AnyTransform, Gen.Double[0.01, 1e4], Gen.Double[0.01, 100]).Sample((transform, value, more) =>
            Assert.True(transform.Apply(value + more) > transform.Apply(value)));

    [Fact]
    public void Invert_OfAnyPrediction_IsANumber() =>
        Gen.Select(AnyTransform, Gen.Double[-300, 300]).Sample((transform, prediction) => Assert.True(double.IsFinite(transform.Invert(prediction))));

    [Fact]
    public void Apply_ByHand_GivesThePublishedForms()
    {
        Assert.Equal(Math.Log(8), new TargetTransform { Kind = TargetTransformKind.Log }.Apply(7), 12);

        // (9^0.5 - 1) / 0.5; Yeo-Johnson ((8 + 1)^0.5 - 1) / 0.5 above zero and -((1 + 3)^1.5 - 1) / 1.5 below.
        Assert.Equal(4, new TargetTransform { Kind = TargetTransformKind.BoxCox, Power = 0.5 }.Apply(9), 12);
        Assert.Equal(4, new TargetTransform { Kind = TargetTransformKind.YeoJohnson, Power = 0.5 }.Apply(8), 12);
        Assert.Equal(-7 / 1.5, new TargetTransform { Kind = TargetTransformKind.YeoJohnson, Power = 0.5 }.Apply(-3), 12);
    }

    [Theory]
    [InlineData(0, 0.08)]
    [InlineData(0.5, 0.08)]
    public void Fit_OfABentNormal_FindsThePower(double power, double tolerance)
    {
        var bend = new TargetTransform { Kind = TargetTransformKind.BoxCox, Power = power };
        var target = Normal(4_000).Select(value => bend.Invert(4 + value)).ToArray();

        Assert.Equal(power, TargetTransform.Fit(TargetTransformKind.BoxCox, target)!.Power, tolerance);
    }

    [Fact]
    public void Candidates_OfSkewedAndStraightTargets_OfferWhatApplies()
    {
        var normal = Normal(2_000);
        Assert.Equal([TargetTransformKind.None], Kinds(normal));
        Assert.Equal([TargetTransformKind.None, TargetTransformKind.Log, TargetTransformKind.BoxCox], Kinds([.. normal.Select(Math.Exp)]));
        Assert.Equal([TargetTransformKind.None, TargetTransformKind.Log, TargetTransformKind.YeoJohnson], Kinds([.. normal.Select(Math.Exp), 0]));
        Assert.Equal([TargetTransformKind.None, TargetTransformKind.YeoJohnson], Kinds([.. normal.Select(value => Math.Exp(value) - 0.5)]));
        Assert.Equal([TargetTransformKind.None, TargetTransformKind.YeoJohnson], Kinds([.. normal.Select(value => -Math.Exp(value))]));
        Assert.Equal([TargetTransformKind.None], Kinds([5, 5, 5]));
    }

    private static IEnumerable<TargetTransformKind> Kinds(double[] target) => TargetTransform.Candidates(target).Select(candidate => candidate.Kind);

    private static double[] Normal(int count)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }
}
