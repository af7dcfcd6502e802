namespace MleDashboard.Core.Profiling.Correlations;

/// <summary>Names of the measures and what they say, for people.</summary>
public static class CorrelationWords
{
    public static string NameOf(CorrelationMethod method) => method switch
    {
        CorrelationMethod.Auto => "Automatic",
        CorrelationMethod.CramersV => "Cramér's V",
        CorrelationMethod.Kendall => "Kendall's tau",
        CorrelationMethod.PhiK => "Phi-k",
        CorrelationMethod.CorrelationRatio => "Correlation ratio",
        CorrelationMethod.MutualInformation => "Mutual information",
        _ => method.ToString(),
    };

    public static string HelpOf(CorrelationMethod method) => method switch
    {
        CorrelationMethod.Auto => "Chosen by the types of the two columns: Spearman for numbers and times (−1 to 1), Cramér's V for labels (0 to 1), the correlation ratio for one of each (0 to 1).",
        CorrelationMethod.Pearson => "How close two columns of numbers are to a straight line: −1 falls, 0 none, 1 rises.",
        CorrelationMethod.Spearman => "How steadily one column of numbers rises or falls with another, straight or not: −1 to 1.",
        CorrelationMethod.Kendall => "How often two rows stand in the same order in both columns of numbers, less how often in the opposite one: −1 to 1 (tau-b, which allows for ties).",
        CorrelationMethod.CorrelationRatio => "How much of the spread of a column of numbers lies between the labels of another: 0 nothing, 1 everything; corrected for the number of labels.",
        CorrelationMethod.PhiK => "How far any two columns are from independent, said as a correlation: 0 to 1. Numbers are cut into ten ranges of equal width; it also sees relations that rise and fall.",
        CorrelationMethod.MutualInformation => "How much knowing one column tells about the other: 0 nothing, 1 everything. Numbers are cut into ten ranges of as many rows each; the measure is shared information over the geometric mean of the two entropies.",
        _ => "How much the labels of one column say about those of another: 0 nothing, 1 everything; corrected for the number of labels.",
    };
}
