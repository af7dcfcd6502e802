using System.Globalization;
using System.Text;

namespace MleDashboard.Core.Datasets.Samples;

/// <summary>
/// The bundled sample: hotel bookings, 10,000 rows and 21 columns, target is_cancelled. Drawn from <see cref="BookingMarginals"/>, with missing values, outliers and a few
/// impossible values, so that every page has something to show. The same seed gives the same bytes.
/// </summary>
public static class SampleBookings
{
    public const string FileName = "hotel_bookings.sample.csv";
    public const int DefaultRows = 10_000;

    private static readonly DateTime FirstArrival = new(2023, 7, 1);

    public static IReadOnlyList<string> Columns { get; } =
    [
        "hotel", "is_cancelled", "lead_time", "arrival_date", "stays_in_weekend_nights", "stays_in_week_nights", "adults", "children", "meal", "country", "market_segment",
        "is_repeated_guest", "previous_cancellations", "previous_bookings_not_cancelled", "reserved_room_type", "deposit_type", "customer_type", "adr",
        "required_car_parking_spaces", "total_of_special_requests", "booking_changes",
    ];

    /// <summary>Writes CSV with a header.</summary>
    /// <param name="withId">Adds a first column booking_id, for benches of 22 columns.</param>
    /// <returns>The accuracy of who knows every booking's true probability: no model does better, but for luck.</returns>
    public static double Write(Stream output, int rows = DefaultRows, int seed = 0, bool withId = false)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        text.WriteLine((withId ? "booking_id," : "") + string.Join(',', Columns));
        var random = new Random(seed);
        var certainty = 0.0;
        var line = new StringBuilder();
        for (var row = 0; row < rows; row++)
        {
            line.Clear();
            if (withId)
            {
                line.Append(CultureInfo.InvariantCulture, $"{row + 1},");
            }

            certainty += WriteBooking(line, random, row);
            text.WriteLine(line);
        }

        return certainty / rows;
    }

    private static double WriteBooking(StringBuilder line, Random random, int row)
    {
        var hotel = Draw(random, BookingMarginals.Hotels);
        var meal = Draw(random, BookingMarginals.Meals);
        var country = Draw(random, BookingMarginals.Countries);
        var segment = Draw(random, BookingMarginals.Segments);
        var room = Draw(random, BookingMarginals.Rooms);
        var customer = Draw(random, BookingMarginals.Customers);
        var adults = Draw(random, BookingMarginals.Adults);
        var children = Draw(random, BookingMarginals.Children);
        var requests = Draw(random, BookingMarginals.Requests);
        var cancelledBefore = Draw(random, BookingMarginals.PreviousCancellations);
        var leadTime = random.NextDouble() < BookingMarginals.LastMinuteShare ? random.Next(2) : (int)Math.Min(700, -Math.Log(1 - random.NextDouble()) * BookingMarginals.LeadTimeMean);
        var arrival = FirstArrival.AddDays(random.Next(731));
        var weekend = Poisson(random, BookingMarginals.WeekendNights);
        var week = Poisson(random, BookingMarginals.WeekNights);
        var isRepeated = random.NextDouble() < BookingMarginals.RepeatedGuestShare;
        var keptBefore = isRepeated ? 1 + Poisson(random, 2.5) : 0;
        var hasParking = random.NextDouble() < BookingMarginals.ParkingShare;
        var isNonRefund = segment.Value is "Groups" or "Offline TA/TO" ? random.NextDouble() < 3 * BookingMarginals.NonRefundShare : random.NextDouble() < BookingMarginals.NonRefundShare / 8;
        var changes = Poisson(random, 0.22);
        var isSummer = arrival.Month is >= 6 and <= 8;
        var rate = Math.Max(25, BookingMarginals.RateMean + (BookingMarginals.RateDeviation * Normal(random)) + (isSummer ? 28 : 0) + (room.Value == "A" ? 0 : 22));

        // Some effects hold only together: a long lead time matters online, a high rate for those who pay it themselves.
        var logOdds = BookingMarginals.Intercept + hotel.LogOdds + meal.LogOdds + country.LogOdds + segment.LogOdds + room.LogOdds + customer.LogOdds + adults.LogOdds + children.LogOdds
            + requests.LogOdds + cancelledBefore.LogOdds
            + (0.55 * Math.Log(1 + leadTime) * (segment.Value is "Online TA" or "Groups" ? 1.25 : 0.75))
            + (segment.Value is "Online TA" && rate > 120 ? 0.9 : 0)
            + (isRepeated ? -2.2 : 0) + (hasParking ? -6 : 0) + (isNonRefund ? 5 : 0) - (0.9 * changes)
            + (isSummer ? 0.5 : 0) + (week + weekend > 7 ? 0.7 : 0);
        var probability = 1 / (1 + Math.Exp(-BookingMarginals.Sharpness * logOdds));
        var isCancelled = random.NextDouble() < probability;

        string[] values =
        [
            hotel.Value, isCancelled ? "1" : "0", Text(leadTime), arrival.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(weekend), Text(week),
            Blemish.Adults(random, adults.Value), Blemish.Children(random, children.Value, row), meal.Value, Blemish.Country(random, country.Value), Blemish.Segment(random, segment.Value),
            isRepeated ? "1" : "0", cancelledBefore.Value, Text(keptBefore), room.Value, isNonRefund ? "Non Refund" : "No Deposit", customer.Value,
            Blemish.Rate(random, rate.ToString("0.##", CultureInfo.InvariantCulture), row), hasParking ? "1" : "0", requests.Value, Text(changes),
        ];
        line.AppendJoin(',', values);
        return Math.Max(probability, 1 - probability);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Weighted Draw(Random random, Weighted[] values)
    {
        var left = random.NextDouble();
        foreach (var value in values)
        {
            left -= value.Share;
            if (left < 0)
            {
                return value;
            }
        }

        return values[0];
    }

    /// <summary>Knuth's method; the means are small.</summary>
    private static int Poisson(Random random, double mean)
    {
        var limit = Math.Exp(-mean);
        var product = random.NextDouble();
        var count = 0;
        while (product > limit)
        {
            product *= random.NextDouble();
            count++;
        }

        return count;
    }

    /// <summary>Box and Muller.</summary>
    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
