using System.Collections.Concurrent;

namespace Spherespace.Hosts;

/// <summary>
/// Points where a grain and a test meet. All silos of a test run in its process, so a static place serves any host.
/// </summary>
public static class Signals
{
    private static readonly ConcurrentDictionary<(Guid, string), TaskCompletionSource<string>> Raised = new();

    public static void Raise(Guid place, string name, string value = "") => Of(place, name).TrySetResult(value);

    /// <summary>Waits for the signal, and fails with its name if it doesn't come.</summary>
    public static Task<string> When(Guid place, string name) => Of(place, name).Task.Soon($"the signal '{name}'");

    /// <summary>Waits inside a grain, for as long as it takes.</summary>
    public static Task<string> Until(Guid place, string name) => Of(place, name).Task;

    public static bool IsRaised(Guid place, string name) => Of(place, name).Task.IsCompleted;

    private static TaskCompletionSource<string> Of(Guid place, string name) => Raised.GetOrAdd(
        (place, name), static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

internal static class Patience
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    public static async Task<T> Soon<T>(this Task<T> task, string what)
    {
        await ((Task)task).Soon(what);
        return await task;
    }

    public static async Task Soon(this Task task, string what)
    {
        try
        {
            await task.WaitAsync(Long);
        }
        catch (TimeoutException timeout) when (!task.IsCompleted)
        {
            throw new InvalidOperationException($"Waited {Long} in vain for {what}.", timeout);
        }
    }
}
