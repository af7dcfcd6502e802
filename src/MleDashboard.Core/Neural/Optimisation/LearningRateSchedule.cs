namespace MleDashboard.Core.Neural.Optimisation;

/// <summary>A factor for the learning rate from how much of the training is done, 0 to 1.</summary>
public static class LearningRateSchedule
{
    /// <summary>Half a cosine from 1 to 0 (Loshchilov and Hutter 2017, without restarts).</summary>
    public static double Cosine(double done) => 0.5 * (1 + Math.Cos(Math.PI * done));

    /// <summary>Up to 1 over the first <paramref name="rise"/> and down to 0, both by half a cosine (Smith and Topin 2019).</summary>
    public static double OneCycle(double done, double rise = 0.3) => done < rise ? 0.5 * (1 - Math.Cos(Math.PI * done / rise)) : Cosine((done - rise) / (1 - rise));

    /// <summary>Four cycles, each twice as long as the one before: (1 - cos(2π log2(1 + 15 t))) / 2 (Holzmüller, Grinsztajn and Steinwart 2024).</summary>
    public static double CosLog4(double done) => 0.5 * (1 - Math.Cos(2 * Math.PI * Math.Log2(1 + (15 * done))));

    /// <summary>Where the cycle of <see cref="CosLog4"/> ends whose end is nearest: there the rate is 0, and what was learned has come to rest.</summary>
    public static double EndOfCycle(double done) => (Math.Pow(2, Math.Clamp(Math.Round(Math.Log2(1 + (15 * done))), 1, 4)) - 1) / 15;

    /// <summary>1 for the first half, then half a cosine to 0 (same paper, for dropout and decay).</summary>
    public static double FlatCosine(double done) => done < 0.5 ? 1 : Cosine((2 * done) - 1);
}
