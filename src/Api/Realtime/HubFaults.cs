using Microsoft.AspNetCore.SignalR;
using Npgsql;
using Spherespace.Hosting;

namespace Spherespace.Realtime;

/// <summary>Turns what a hub method throws into the answer that the client gets: a refusal in every case.</summary>
internal sealed partial class HubFaults(ILogger<HubFaults> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (RefusedException refused)
        {
            return refused.Refusals.ToAnswer();
        }
        catch (Exception fault) when (IsPassing(fault))
        {
            LogUnavailable(invocationContext.HubMethodName, fault);
            return Refusals.Unavailable.ToAnswer();
        }
        catch (Exception fault)
        {
            LogFailed(invocationContext.HubMethodName, fault);
            return Refusals.Internal.ToAnswer();
        }
    }

    private static bool IsPassing(Exception fault) => fault is TimeoutException or NpgsqlException or OperationCanceledException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} can't be answered at present.")]
    private partial void LogUnavailable(string method, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed.")]
    private partial void LogFailed(string method, Exception fault);
}
