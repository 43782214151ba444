using Microsoft.AspNetCore.Diagnostics;

namespace Spherespace.Hosting;

/// <summary>Gives the framework's own errors, and faults, the form of the wire contract.</summary>
internal static class Errors
{
    /// <summary>Fills in the body of an error that came with a status only.</summary>
    public static Task DescribeStatus(StatusCodeContext context)
    {
        var http = context.HttpContext;
        return ApiPaths.IsForPrograms(http.Request.Path)
            ? Refusals.Of(http.Response.StatusCode).ToProblem().ExecuteAsync(http)
            : Task.CompletedTask;
    }

    /// <summary>Answers for an exception, which the log has and the caller doesn't get.</summary>
    public static Task DescribeFault(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return Refusal(fault).ToProblem().ExecuteAsync(context);
    }

    private static Refusal Refusal(Exception? fault) => fault switch
    {
        BadHttpRequestException bad => Refusals.Of(bad.StatusCode),
        TimeoutException or System.Data.Common.DbException { IsTransient: true } => Refusals.Unavailable,
        _ => Refusals.Internal,
    };
}
