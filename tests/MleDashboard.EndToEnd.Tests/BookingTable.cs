using System.Globalization;
using System.Text;

namespace MleDashboard.EndToEnd.Tests;

/// <summary>A small seeded table with a signal, a few missing values and one row that does not fit.</summary>
internal static class BookingTable
{
    public const string Header = "booking_id,lead_time,deposit_type,country,adults,adr,special_requests,is_cancelled";

    public static string Csv(int rows, int seed, bool withRaggedRow = false)
    {
        var random = new Random(seed);
        var text = new StringBuilder(Header).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            var lead = (int)Math.Round(-90 * Math.Log(1 - random.NextDouble()));
            var deposit = Pick(random, ("No deposit", .8), ("Non refund", .17), ("Refundable", .03));
            var requests = random.Next(4);
            var score = -2 + (lead * 0.012) + (deposit == "Non refund" ? 3 : 0) - (0.7 * requests);
            var cancelled = random.NextDouble() < 1 / (1 + Math.Exp(-score * 1.6)) ? 1 : 0;
            var adr = random.NextDouble() < .02 ? "" : (60 + (80 * random.NextDouble())).ToString("F2", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"B{seed:D2}{row:D6},{lead},{deposit},{Pick(random, ("PRT", .5), ("GBR", .2), ("FRA", .2), ("DEU", .1))},{1 + random.Next(3)},{adr},{requests},{cancelled}\n");
        }

        if (withRaggedRow)
        {
            text.Append("B99999999,12,No deposit\n");
        }

        return text.ToString();
    }

    private static string Pick(Random random, params (string Value, double Share)[] shares)
    {
        var at = random.NextDouble();
        foreach (var (value, share) in shares)
        {
            if ((at -= share) < 0)
            {
                return value;
            }
        }

        return shares[0].Value;
    }
}
