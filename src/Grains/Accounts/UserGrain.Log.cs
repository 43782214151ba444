using Microsoft.Extensions.Logging;

namespace Spherespace.Accounts;

internal sealed partial class UserGrain
{
    [LoggerMessage(LogLevel.Debug, "User {User} started session {Session}.")]
    private partial void LogSessionStarted(UserId user, SessionId session);

    [LoggerMessage(LogLevel.Debug, "Session {Session} of user {User} ended.")]
    private partial void LogSessionEnded(UserId user, SessionId session);

    [LoggerMessage(LogLevel.Information, "User {User} changed the password.")]
    private partial void LogPasswordChanged(UserId user);

    [LoggerMessage(LogLevel.Warning, "A used refresh token of user {User} came back; its session {Session} has ended.")]
    private partial void LogTokenReused(UserId user, SessionId session);
}
