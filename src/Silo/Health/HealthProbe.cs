namespace Spherespace.Silo;

/// <summary>
/// Asks a running program for its health: <c>dotnet Spherespace.Silo.dll --probe http://localhost:8001/health/ready</c>.
/// For containers that hold no other program that could.
/// </summary>
public static class HealthProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <returns>The exit code, 0 where the answer is good; null where the arguments ask for no probe.</returns>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (args is not ["--probe", var address]) return null;

        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(address));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or UriFormatException)
        {
            return 1;
        }
    }
}
