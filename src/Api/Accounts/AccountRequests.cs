using System.Text.Json;
using Spherespace.Hosting;

namespace Spherespace.Accounts;

internal sealed record RegisterRequest(
    string? Username, string? Email, string? Password, string? FirstName, string? LastName) : INamesAccount
{
    string? INamesAccount.Account => Username;

    public Register ToCommand(RefreshToken token, string device) =>
        new(Username, Email, Password, FirstName, LastName, token.Hash, device);
}

/// <param name="Login">Username or e-mail address; <paramref name="Username"/> and <paramref name="Email"/> mean the same.</param>
internal sealed record LoginRequest(string? Login, string? Username, string? Email, string? Password) : INamesAccount
{
    string? INamesAccount.Account => Name;

    private string? Name => Login ?? Username ?? Email;

    public SignIn ToCommand(RefreshToken token, string device) => new(Name, Password, token.Hash, device);
}

/// <summary>Not needed where the token comes as a cookie.</summary>
/// <param name="Refresh"><paramref name="RefreshToken"/> means the same.</param>
internal sealed record RefreshRequest(string? Refresh, string? RefreshToken)
{
    public string? Token => Refresh ?? RefreshToken;
}

internal sealed record ChangePasswordRequest(string? Current, string? New) : INamesAccount
{
    string? INamesAccount.Account => null;

    public ChangePassword ToCommand(Actor actor) => new(actor, Current, New);
}

/// <summary>What is missing or null stays as it is.</summary>
/// <param name="Settings">Its keys replace those stored; a key whose value is null is removed.</param>
internal sealed record UpdateProfileRequest(
    string? FirstName, string? LastName, string? Bio, string? TimeZone, JsonElement? Settings)
{
    public UpdateProfile ToCommand(Actor actor) =>
        new(actor, FirstName, LastName, Bio, TimeZone, Settings?.GetRawText());
}
