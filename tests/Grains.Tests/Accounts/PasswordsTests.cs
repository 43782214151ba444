using Microsoft.AspNetCore.Identity;

namespace Spherespace.Accounts;

public sealed class PasswordsTests
{
    [Fact]
    public async Task Check_NobodysPassword_DoesTheWorkOfAWrongOne()
    {
        var hasher = new WatchedHasher();
        using var passwords = new Passwords(hasher);
        var hash = await passwords.HashAsync("correct horse 1");

        (await passwords.CheckAsync(hash, "wrong horse 1")).ShouldBe(PasswordMatch.No);
        (await passwords.CheckAsync(null, "wrong horse 1")).ShouldBe(PasswordMatch.No);

        // A hash carries how often it was iterated: checking against one like it takes as long.
        hasher.Checked.Count.ShouldBe(2);
        hasher.Checked.Select(Work).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Check_NobodysPassword_NeverMatches()
    {
        using var passwords = new Passwords(new AccountOptions { PasswordIterations = 1_000 });

        (await passwords.CheckAsync(null, "")).ShouldBe(PasswordMatch.No);
    }

    // Identity's format: version, algorithm, iterations, length of the salt.
    private static string Work(string hash) => Convert.ToHexString(Convert.FromBase64String(hash).AsSpan(0, 13));

    private sealed class WatchedHasher : IPasswordHasher<object>
    {
        private readonly PasswordHasher<object> _hasher = new();

        public List<string> Checked { get; } = [];

        public string HashPassword(object user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(object user, string hashedPassword, string providedPassword)
        {
            Checked.Add(hashedPassword);
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
