using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Spherespace.Accounts;

/// <summary>
/// Hashes and checks passwords, which is slow on purpose: never on a grain's turn, and never on more than half of the
/// processors at once, so that a wave of sign-ins doesn't delay messages.
/// </summary>
internal sealed class Passwords : IDisposable
{
    private static readonly object Nobody = new();

    private readonly IPasswordHasher<object> _hasher;
    private readonly Lazy<string> _someHash;
    private readonly SemaphoreSlim _processors = new(Math.Max(1, Environment.ProcessorCount / 2));

    public Passwords(AccountOptions options)
        : this(new PasswordHasher<object>(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordIterations })))
    {
    }

    internal Passwords(IPasswordHasher<object> hasher)
    {
        _hasher = hasher;
        _someHash = new(() => _hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    public Task<string> HashAsync(string password) => AsideAsync(() => _hasher.HashPassword(Nobody, password));

    /// <summary>Checks a password. Against no hash it fails after the same work.</summary>
    public Task<PasswordMatch> CheckAsync(string? hash, string password) => AsideAsync(() =>
    {
        var result = _hasher.VerifyHashedPassword(Nobody, hash ?? _someHash.Value, password);

        return hash is null ? PasswordMatch.No : result switch
        {
            PasswordVerificationResult.Success => PasswordMatch.Yes,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordMatch.YesByOldHash,
            _ => PasswordMatch.No,
        };
    });

    public void Dispose() => _processors.Dispose();

    private async Task<T> AsideAsync<T>(Func<T> work)
    {
        await _processors.WaitAsync();
        try
        {
            return await Task.Run(work);
        }
        finally
        {
            _processors.Release();
        }
    }
}

internal enum PasswordMatch
{
    No,
    Yes,
    YesByOldHash,
}
