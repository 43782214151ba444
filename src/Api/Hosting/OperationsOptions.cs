namespace Spherespace.Hosting;

/// <summary>Section <c>Operations</c>.</summary>
internal sealed class OperationsOptions
{
    /// <summary>Usernames of those who may see <c>/health/status</c>.</summary>
    public string[] Administrators { get; set; } = [];
}
