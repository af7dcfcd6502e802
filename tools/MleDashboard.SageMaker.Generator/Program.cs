using MleDashboard.SageMaker.Generator;

if (args is not [var shapes, var folder])
{
    Console.Error.WriteLine("shapes.json FOLDER: writes the types and operations of src/MleDashboard.SageMaker/Generated.");
    return 2;
}

foreach (var (name, text) in SourceWriter.Write(await File.ReadAllTextAsync(shapes)))
{
    await File.WriteAllTextAsync(Path.Combine(folder, name), text);
}

return 0;
