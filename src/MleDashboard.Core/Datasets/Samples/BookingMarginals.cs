namespace MleDashboard.Core.Datasets.Samples;

/// <summary>A value, how often it is drawn, and what it adds to the log odds of a cancellation.</summary>
internal readonly record struct Weighted(string Value, double Share, double LogOdds);

/// <summary>The marginals of the sample, as docs/sample.md prints them. They are ours: rounded, and of no particular hotel.</summary>
internal static class BookingMarginals
{
    public static readonly Weighted[] Hotels = [new("City Hotel", 0.64, 0.3), new("Resort Hotel", 0.36, -0.4)];

    public static readonly Weighted[] Meals = [new("BB", 0.77, 0), new("HB", 0.13, 0.3), new("SC", 0.08, 0.2), new("FB", 0.02, 0.9)];

    public static readonly Weighted[] Countries =
    [
        new("PRT", 0.40, 1.7), new("GBR", 0.11, -1.0), new("FRA", 0.09, -1.1), new("ESP", 0.08, -0.2), new("DEU", 0.07, -1.2), new("ITA", 0.04, 0.4), new("IRL", 0.03, -0.4),
        new("BEL", 0.03, -0.7), new("BRA", 0.03, 0.6), new("NLD", 0.03, -0.9), new("USA", 0.03, -0.3), new("CHE", 0.02, -0.3), new("AUT", 0.02, -0.9), new("CHN", 0.02, 1.3),
    ];

    public static readonly Weighted[] Segments =
    [
        new("Online TA", 0.47, 1.4), new("Offline TA/TO", 0.20, -0.6), new("Groups", 0.16, 1.2), new("Direct", 0.11, -2.0), new("Corporate", 0.05, -1.6), new("Complementary", 0.01, -2.4),
    ];

    public static readonly Weighted[] Rooms =
    [
        new("A", 0.71, 0.2), new("D", 0.16, -0.3), new("E", 0.06, -0.3), new("F", 0.03, -0.2), new("G", 0.02, 0.1), new("B", 0.01, -0.1), new("C", 0.01, -0.1),
    ];

    public static readonly Weighted[] Customers = [new("Transient", 0.74, 0.9), new("Transient-Party", 0.21, -1.4), new("Contract", 0.04, -0.4), new("Group", 0.01, -2.6)];

    public static readonly Weighted[] Adults = [new("1", 0.22, -0.4), new("2", 0.72, 0.1), new("3", 0.06, 0.3)];

    public static readonly Weighted[] Children = [new("0", 0.92, 0), new("1", 0.04, 0.3), new("2", 0.035, 0.6), new("3", 0.005, 0.3)];

    public static readonly Weighted[] Requests = [new("0", 0.59, 1.3), new("1", 0.28, -1.2), new("2", 0.10, -2.0), new("3", 0.025, -2.8), new("4", 0.005, -3.4)];

    public static readonly Weighted[] PreviousCancellations = [new("0", 0.94, 0), new("1", 0.05, 3.6), new("2", 0.007, 2.4), new("3", 0.003, 2.4)];

    /// <summary>Average nights at the week's end and in the week; both are Poisson.</summary>
    public const double WeekendNights = 0.93;
    public const double WeekNights = 2.5;

    /// <summary>Lead time in days: exponential with this mean; one booking in ten is made on the day or the day before.</summary>
    public const double LeadTimeMean = 110;
    public const double LastMinuteShare = 0.10;

    public const double RepeatedGuestShare = 0.035;
    public const double ParkingShare = 0.065;
    public const double NonRefundShare = 0.12;

    /// <summary>Average daily rate: normal with this mean and deviation, higher in summer and for larger rooms, not below 25.</summary>
    public const double RateMean = 96;
    public const double RateDeviation = 26;

    /// <summary>Moves the whole table to about a third cancelled.</summary>
    public const double Intercept = -5.95;

    /// <summary>Stretches all log odds: the best possible accuracy grows with it.</summary>
    public const double Sharpness = 1.5;
}
