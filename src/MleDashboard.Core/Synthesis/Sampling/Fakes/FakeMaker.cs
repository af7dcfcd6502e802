using System.Globalization;

namespace MleDashboard.Core.Synthesis.Sampling.Fakes;

/// <summary>Makes invented values from lists of common words; nothing of a table enters.</summary>
public static class FakeMaker
{
    private static readonly string[] FirstNames =
    [
        "Ada", "Adam", "Aisha", "Alice", "Amir", "Ana", "Andrei", "Anna", "Arjun", "Ben", "Bianca", "Bruno", "Carla", "Chen", "Clara", "Daniel", "David", "Diego", "Elena", "Eli",
        "Emma", "Eva", "Farah", "Felix", "Finn", "Grace", "Hana", "Hugo", "Ida", "Igor", "Ines", "Ivan", "Jack", "Jan", "Jonas", "Julia", "Kai", "Karim", "Lara", "Lea",
        "Leo", "Lina", "Lucas", "Maja", "Marco", "Maria", "Max", "Mei", "Mina", "Nadia", "Nina", "Noah", "Nora", "Olga", "Omar", "Oscar", "Paul", "Pia", "Rania", "Rosa",
        "Sam", "Sara", "Sofia", "Tara", "Theo", "Tom", "Uma", "Vera", "Victor", "Wei", "Yara", "Yuki", "Zoe",
    ];

    private static readonly string[] LastNames =
    [
        "Abbas", "Adams", "Almeida", "Andersen", "Baker", "Bauer", "Bell", "Berg", "Bianchi", "Brown", "Carter", "Castro", "Chen", "Clark", "Costa", "Cruz", "Diaz", "Dubois", "Evans", "Fischer",
        "Fisher", "Fontaine", "Fox", "Garcia", "Gray", "Green", "Haddad", "Hall", "Hansen", "Hill", "Hoffmann", "Ito", "Jansen", "Jones", "Kaya", "Keller", "Kim", "King", "Klein", "Kovacs",
        "Kumar", "Lang", "Larsen", "Lee", "Lopez", "Marin", "Martin", "Meyer", "Moreau", "Morris", "Nagy", "Nguyen", "Novak", "Olsen", "Park", "Patel", "Petrov", "Reed", "Ricci", "Rossi",
        "Santos", "Sato", "Schmidt", "Scott", "Silva", "Singh", "Smith", "Stone", "Tanaka", "Taylor", "Varga", "Walker", "Weber", "White", "Wolf", "Wood", "Young", "Zhang",
    ];

    private static readonly string[] Cities =
    [
        "Amsterdam", "Athens", "Berlin", "Boston", "Cairo", "Chicago", "Copenhagen", "Delhi", "Dublin", "Geneva", "Hamburg", "Helsinki", "Kyoto", "Lima", "Lisbon", "London", "Lyon", "Madrid", "Milan", "Munich",
        "Nairobi", "Oslo", "Paris", "Porto", "Prague", "Riga", "Rome", "Santiago", "Seoul", "Sofia", "Stockholm", "Sydney", "Tallinn", "Toronto", "Turin", "Valencia", "Vienna", "Vilnius", "Warsaw", "Zagreb",
    ];

    private static readonly string[] Trades = ["Bakery", "Books", "Consulting", "Design", "Electric", "Foods", "Garden", "Logistics", "Media", "Motors", "Optics", "Partners", "Software", "Textiles", "Tools", "Travel"];
    private static readonly string[] Forms = ["Ltd", "Inc", "GmbH", "SA", "AB", "Group"];
    private static readonly string[] Hosts = ["example.com", "example.org", "example.net"];

    public static string Label(FakeKind kind) => kind switch
    {
        FakeKind.FullName => "names",
        FakeKind.FirstName => "first names",
        FakeKind.LastName => "last names",
        FakeKind.Email => "email addresses",
        FakeKind.Phone => "phone numbers",
        FakeKind.Company => "companies",
        _ => "cities",
    };

    public static string Make(FakeKind kind, Random random) => kind switch
    {
        FakeKind.FullName => $"{One(FirstNames, random)} {One(LastNames, random)}",
        FakeKind.FirstName => One(FirstNames, random),
        FakeKind.LastName => One(LastNames, random),
        FakeKind.Email => string.Create(
            CultureInfo.InvariantCulture, $"{One(FirstNames, random).ToLowerInvariant()}.{One(LastNames, random).ToLowerInvariant()}{random.Next(1, 10_000)}@{One(Hosts, random)}"),
        FakeKind.Phone => string.Create(CultureInfo.InvariantCulture, $"+1 {random.Next(201, 990)}-555-01{random.Next(100):00}"),
        FakeKind.Company => $"{One(LastNames, random)} {One(Trades, random)} {One(Forms, random)}",
        _ => One(Cities, random),
    };

    private static string One(string[] list, Random random) => list[random.Next(list.Length)];
}
