using System.Text.Json;

namespace Spherespace;

/// <summary>Somebody who is signed in.</summary>
public sealed class Someone(App app, string username, JsonElement session)
{
    public const string Password = "correct horse 1";

    public string Username { get; } = username;

    public string Id { get; } = session.GetProperty("user").GetProperty("id").GetString()!;

    public string Access { get; } = session.GetProperty("access").GetString()!;

    public string Refresh { get; } = session.GetProperty("refresh").GetString()!;

    /// <summary>The API, as this person.</summary>
    public ApiClient Api { get; } = app.As(session.GetProperty("access").GetString());
}
