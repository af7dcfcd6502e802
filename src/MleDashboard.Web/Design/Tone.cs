namespace MleDashboard.Web.Design;

/// <summary>What a tag or note means; its colours come from the tokens.</summary>
public enum Tone
{
    Accent,
    Good,
    Warn,
    Bad,
    Quiet,
}
