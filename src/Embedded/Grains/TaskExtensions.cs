namespace Orleans;

/// <summary>For calls whose outcome nobody awaits.</summary>
public static class PublicOrleansTaskExtensions
{
    /// <summary>Says that a failure of the task is of no interest, so that it isn't reported as unobserved.</summary>
    public static void Ignore(this Task task)
    {
        ArgumentNullException.ThrowIfNull(task);
        if (!task.IsCompletedSuccessfully) _ = SwallowAsync(task);
    }

    private static async Task SwallowAsync(Task task) =>
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
