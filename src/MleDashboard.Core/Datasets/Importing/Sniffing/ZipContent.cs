using System.IO.Compression;

namespace MleDashboard.Core.Datasets.Importing.Sniffing;

/// <summary>Tells a workbook from other ZIP archives by the names in its directory; nothing is unpacked.</summary>
internal static class ZipContent
{
    public static SniffedContent Of(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            foreach (var entry in archive.Entries)
            {
                switch (entry.FullName)
                {
                    case "xl/workbook.xml":
                        return new SniffedContent(FileContent.Workbook, "an Excel workbook");
                    case "word/document.xml":
                        return new SniffedContent(FileContent.Other, "a Word document");
                    case "ppt/presentation.xml":
                        return new SniffedContent(FileContent.Other, "a PowerPoint presentation");
                    case "xl/workbook.bin":
                        return new SniffedContent(FileContent.Other, "a binary Excel workbook (.xlsb); save it as .xlsx");
                    case "content.xml":
                        return new SniffedContent(FileContent.Other, "an OpenDocument file; save it as .xlsx or CSV");
                }
            }

            return new SniffedContent(FileContent.Other, "a ZIP archive");
        }
        catch (InvalidDataException)
        {
            return new SniffedContent(FileContent.Other, "a damaged ZIP archive");
        }
    }
}
