using System.Security.Cryptography;

namespace Spherespace.Accounts;

/// <summary>Somebody in a test who has, or would like to have, an account: asks the grains as the front tier would.</summary>
public sealed class Visitor(IGrainFactory grains, string name)
{
    public const string FirstPassword = "Tr1cky-garden-gate";

    public string Username { get; } = $"{name}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    public string Email => $"{Username}@example.com";

    public static TokenHash NewToken() => new([.. RandomNumberGenerator.GetBytes(32)]);

    public Task<SessionAnswer> TriesToRegister(string? username = null, string? email = null, string password = FirstPassword) =>
        grains.Accounts().Register(
            new Register(username ?? Username, email ?? Email, password, "Ana", "Costa", NewToken(), "a test"));

    public async Task<SignedIn> Registers()
    {
        var token = NewToken();
        var answer = await grains.Accounts().Register(
            new Register(Username, Email, FirstPassword, "Ana", "Costa", token, "laptop"));
        return Arrived(answer, token);
    }

    public async Task<SignedIn> SignsIn(string password = FirstPassword, string? login = null)
    {
        var token = NewToken();
        return Arrived(await TriesToSignIn(password, login, token), token);
    }

    public Task<SessionAnswer> TriesToSignIn(string password, string? login = null, TokenHash? token = null) =>
        grains.Accounts().SignIn(new SignIn(login ?? Username, password, token ?? NewToken(), "phone"));

    private SignedIn Arrived(SessionAnswer answer, TokenHash token)
    {
        answer.Refusals.ShouldBeEmpty();
        return new SignedIn(grains, answer.Session.ShouldNotBeNull(), token);
    }
}

/// <summary>One session of somebody in a test.</summary>
public sealed class SignedIn(IGrainFactory grains, StartedSession started, TokenHash token)
{
    public UserId Id => started.Account.Profile.Id;

    public SessionId Session => started.Session.Id;

    public Actor Actor => new(Id, Session);

    public IUserGrain User => grains.User(Id);

    public TokenHash Token { get; private set; } = token;

    public Task<bool> IsAlive() => User.HasSession(Session);

    public async Task<SessionAnswer> Refreshes(TokenHash? with = null)
    {
        var next = Visitor.NewToken();
        var answer = await grains.Accounts().Refresh(new RefreshSession(with ?? Token, next));
        if (answer.Session is not null) Token = next;
        return answer;
    }

    public Task<AccountAnswer> ChangesPassword(string from, string to) =>
        User.ChangePassword(new ChangePassword(Actor, from, to));
}
