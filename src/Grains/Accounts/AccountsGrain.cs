using System.Collections.Immutable;
using static Spherespace.Accounts.AccountRefusal;

namespace Spherespace.Accounts;

/// <inheritdoc cref="IAccountsGrain"/>
// Reentrant: it has no state that interleaving could break, and passwords are checked for many at once.
[StatelessWorker, Reentrant]
internal sealed class AccountsGrain(
    AccountStore accounts, SessionStore sessions, Passwords passwords, TimeProvider clock) : Grain, IAccountsGrain
{
    public async Task<SessionAnswer> Register(Register command)
    {
        var refusals = AccountRules.Register(command);
        if (!refusals.IsEmpty) return new(null, refusals);

        var user = await NewUserAsync(command);
        if (!await accounts.CreateAsync(user)) return new(null, await TakenAsync(user));

        return await StartAsync(user.Id, new StartSession(command.Token, command.Device, PasswordVersion: 0));
    }

    public async Task<SessionAnswer> SignIn(SignIn command)
    {
        var refusals = AccountRules.SignIn(command);
        if (!refusals.IsEmpty) return new(null, refusals);

        var known = await FindAsync(command.Login!.Trim());
        var match = await passwords.CheckAsync(known?.PasswordHash, command.Password!);
        if (known is null || match is PasswordMatch.No) return Refuse(InvalidCredentials);

        if (match is PasswordMatch.YesByOldHash)
            await accounts.ReplaceHashAsync(known, await passwords.HashAsync(command.Password!));

        return await StartAsync(known.UserId, new StartSession(command.Token, command.Device, known.PasswordVersion));
    }

    public async Task<SessionAnswer> Refresh(RefreshSession command)
    {
        if (await sessions.FindOwnerAsync(command.Presented) is not { } owner) return Refuse(InvalidRefresh);

        var renewed = await GrainFactory.UserSessions(owner.UserId).Rotate(command);

        return renewed is null ? Refuse(InvalidRefresh) : new(renewed, []);
    }

    public async Task SignOut(TokenHash token)
    {
        if (await sessions.FindOwnerAsync(token) is { } owner) await GrainFactory.UserSessions(owner.UserId).End(owner.SessionId);
    }

    private async Task<SessionAnswer> StartAsync(UserId user, StartSession start)
    {
        var started = await GrainFactory.UserSessions(user).Start(start);

        return started is null ? Refuse(InvalidCredentials) : new(started, []);
    }

    // What no name or address looks like needn't be looked up; PostgreSQL wouldn't even take some of it.
    private async Task<Credentials?> FindAsync(string login) =>
        login.Length <= AccountLimits.EmailMax && (EmailShape.Fits(login) || UsernameShape.Fits(login))
            ? await accounts.FindCredentialsAsync(login)
            : null;

    private async Task<NewUser> NewUserAsync(Register command) => new(
        UserId.New(),
        command.Username!.Trim(),
        command.Email!.Trim(),
        command.FirstName?.Trim() ?? "",
        command.LastName?.Trim() ?? "",
        await passwords.HashAsync(command.Password!),
        clock.GetUtcNow());

    private async Task<ImmutableArray<AccountRefusal>> TakenAsync(NewUser user)
    {
        var taken = await accounts.FindTakenAsync(user.Username, user.Email);
        List<AccountRefusal> refusals = [];
        if (taken.Username) refusals.Add(UsernameTaken);
        if (taken.Email) refusals.Add(EmailTaken);
        return [.. refusals];
    }

    private static SessionAnswer Refuse(AccountRefusal refusal) => new(null, [refusal]);
}
