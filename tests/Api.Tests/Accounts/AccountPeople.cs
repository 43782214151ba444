using System.Text.Json;

namespace Spherespace.Accounts;

/// <summary>What people in tests of accounts do.</summary>
internal static class AccountPeople
{
    public static Task<Answer> SignsIn(this App app, string login, string password = Someone.Password) =>
        app.Anybody().Post("/auth/login", new { login, password });

    /// <summary>The same person on another device.</summary>
    public static async Task<Device> SignsInAgain(this App app, Someone person, string password = Someone.Password) =>
        new(app, (await app.SignsIn(person.Username, password)).Expect(200).Json);

    public static Task<Answer> Refreshes(this App app, string refresh) => app.Anybody().Post("/auth/refresh", new { refresh });
}

/// <summary>One more session of somebody.</summary>
internal sealed class Device(App app, JsonElement session)
{
    public string Access { get; } = session.GetProperty("access").GetString()!;

    public string Refresh { get; } = session.GetProperty("refresh").GetString()!;

    public ApiClient Api { get; } = app.As(session.GetProperty("access").GetString());
}
