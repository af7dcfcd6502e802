using System.Text.Json;
using System.Xml.Linq;
using MleDashboard.Web.Features.Settings;

namespace MleDashboard.Web.Tests.Features.Settings;

public sealed class NoticesTests
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Parts that are no packages of their own.</summary>
    private static readonly Notice[] Inside =
    [
        new("Inter (font)", "4", "OFL-1.1"),
        new("Material Icons (in MudBlazor)", "", "Apache-2.0"),
    ];

    [Fact]
    public void All_AfterRestore_ListsEveryPackageThatIsShipped()
    {
        var root = Repository.Root;
        var shipped = ReadShipped(Path.Combine(root, "src", "MleDashboard.Web", "obj", "project.assets.json"));
        if (Environment.GetEnvironmentVariable("MLE_UPDATE_NOTICES") == "1")
        {
            var file = Path.Combine(root, "src", "MleDashboard.Web", "Features", "Settings", "notices.json");
            File.WriteAllText(file, JsonSerializer.Serialize(shipped.Concat(Inside).OrderBy(notice => notice.Name, StringComparer.OrdinalIgnoreCase), Indented) + "\n");
            return;
        }

        var missing = shipped.Except(Notices.All).Select(notice => $"{notice.Name} {notice.Version}");
        Assert.True(!missing.Any(), $"notices.json is out of date: {string.Join(", ", missing)}. Run this test once with MLE_UPDATE_NOTICES=1.");
    }

    [Fact]
    public void All_Always_NamesALicence() =>
        Assert.All(Notices.All, notice => Assert.False(string.IsNullOrWhiteSpace(notice.Licence) || notice.Licence == "unknown", notice.Name));

    private static List<Notice> ReadShipped(string assetsFile)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(assetsFile));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var target = assets.RootElement.GetProperty("targets").EnumerateObject().First().Value;
        var notices = new List<Notice>();
        foreach (var library in target.EnumerateObject())
        {
            var package = library.Value;
            var isShipped = package.TryGetProperty("runtime", out _) || package.TryGetProperty("runtimeTargets", out _);
            if (package.GetProperty("type").GetString() != "package" || !isShipped)
            {
                continue;
            }

            var (name, version) = (library.Name.Split('/')[0], library.Name.Split('/')[1]);
            var folder = folders.Select(root => Path.Combine(root, name.ToLowerInvariant(), version.ToLowerInvariant())).First(Directory.Exists);
            notices.Add(new Notice(name, version, ReadLicence(folder)));
        }

        return notices;
    }

    private static string ReadLicence(string folder)
    {
        var metadata = XDocument.Load(Directory.EnumerateFiles(folder, "*.nuspec").First()).Root!.Elements().First();
        string? Value(string element) => metadata.Elements().FirstOrDefault(candidate => candidate.Name.LocalName == element)?.Value;
        var licence = metadata.Elements().FirstOrDefault(candidate => candidate.Name.LocalName == "license");
        if (licence?.Attribute("type")?.Value == "expression")
        {
            return licence.Value;
        }

        var text = licence is not null ? File.ReadAllText(Path.Combine(folder, licence.Value)) : Value("licenseUrl") ?? "";
        return text switch
        {
            _ when text.Contains("Permission is hereby granted, free of charge", StringComparison.OrdinalIgnoreCase) => "MIT",
            _ when text.Contains("/MIT", StringComparison.OrdinalIgnoreCase) => "MIT",
            _ when text.Contains("Apache License", StringComparison.OrdinalIgnoreCase) || text.Contains("LICENSE-2.0", StringComparison.OrdinalIgnoreCase) => "Apache-2.0",
            _ when text.Contains("LESSER GENERAL PUBLIC", StringComparison.OrdinalIgnoreCase) || text.Contains("lgpl", StringComparison.OrdinalIgnoreCase) => "LGPL-3.0",
            _ when text.Contains("Public Domain", StringComparison.OrdinalIgnoreCase) => "Public domain",
            _ when text.Contains("PostgreSQL", StringComparison.OrdinalIgnoreCase) => "PostgreSQL",
            _ when text.Contains("Redistribution and use in source and binary forms", StringComparison.OrdinalIgnoreCase) => "BSD",
            _ when text.StartsWith("http", StringComparison.OrdinalIgnoreCase) => text.Trim(),
            _ => "unknown",
        };
    }
}
