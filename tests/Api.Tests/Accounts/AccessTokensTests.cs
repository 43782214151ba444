using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Spherespace.Testing;

namespace Spherespace.Accounts;

public sealed class AccessTokensTests
{
    private static readonly SigningKey Key = NewKey();
    private static readonly Actor Ana = new(UserId.New(), SessionId.New());

    private readonly ManualClock _clock = new();
    private readonly AccessTokens _tokens;

    public AccessTokensTests() => _tokens = new(new TokenOptions(), Key, _clock);

    [Fact]
    public void Read_WhatWasMade_SaysWhoItIs() => _tokens.Read(_tokens.Make(Ana)).ShouldBe(Ana);

    [Fact]
    public void Make_IsAnOrdinaryJsonWebToken()
    {
        var parts = _tokens.Make(Ana).Split('.').Select(part => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part))).ToArray();
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();

        parts[0].ShouldBe($$"""{"alg":"HS256","typ":"JWT","kid":"{{Key.Id}}"}""");
        parts[1].ShouldBe(
            $$"""{"sub":"{{Ana.UserId}}","sid":"{{Ana.SessionId}}","iat":{{now}},"exp":{{now + 900}},"iss":"spherespace","aud":"spherespace"}""");
    }

    [Fact]
    public void Read_UntilItExpires_AndNoLonger()
    {
        var token = _tokens.Make(Ana);

        _clock.Advance(_tokens.Lifetime - TimeSpan.FromSeconds(1));
        _tokens.Read(token).ShouldBe(Ana);
        _clock.Advance(TimeSpan.FromSeconds(1));
        _tokens.Read(token).ShouldBeNull();
    }

    [Fact]
    public void Read_AnyCharacterChanged_IsRefused()
    {
        var token = _tokens.Make(Ana);

        for (var i = 0; i < token.Length; i++)
        {
            var other = token[i] == 'A' ? 'B' : 'A';
            _tokens.Read($"{token[..i]}{other}{token[(i + 1)..]}").ShouldBeNull($"with {other} at {i}");
        }
    }

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","kid":"KID"}""")]
    [InlineData("""{"kid":"KID","typ":"JWT","alg":"HS256"}""")]
    public void Read_AnotherHeader_IsRefusedHoweverItIsSigned(string header)
    {
        var claims = _tokens.Make(Ana).Split('.')[1];
        var start = $"{Encode(header.Replace("KID", Key.Id, StringComparison.Ordinal))}.{claims}";

        _tokens.Read($"{start}.").ShouldBeNull();
        _tokens.Read($"{start}.{Sign(start)}").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...")]
    [InlineData("a.b.c")]
    [InlineData("Ā.ā.☃")]
    public void Read_Garbage_IsRefused(string token) => _tokens.Read(token).ShouldBeNull();

    [Fact]
    public void Read_PartsMissingOrTooMuch_IsRefused()
    {
        var token = _tokens.Make(Ana);
        var parts = token.Split('.');

        foreach (var bad in new[]
        {
            parts[0], $"{parts[0]}.", $"{parts[0]}..", $"{parts[0]}.{parts[2]}", $"{parts[0]}..{parts[2]}", $"{parts[0]}.{parts[1]}",
            $"{parts[0]}.{parts[1]}.", $"{token}.", $"{token}.{parts[2]}", $"{token}A", $" {token}", $"{token}\n", $"{token}===",
            $"{parts[0]}.{parts[1]}.{new string('A', 43)}", $"{parts[0]}.{new string('A', 5000)}.{parts[2]}", $"{parts[0]}.☃.{parts[2]}",
        }) _tokens.Read(bad).ShouldBeNull(bad);
    }

    [Fact]
    public void Read_FromElsewhere_IsRefused()
    {
        new AccessTokens(new TokenOptions(), NewKey(), _clock).Read(_tokens.Make(Ana)).ShouldBeNull();
        new AccessTokens(new TokenOptions { Issuer = "elsewhere" }, Key, _clock).Read(_tokens.Make(Ana)).ShouldBeNull();
        new AccessTokens(new TokenOptions { Audience = "others" }, Key, _clock).Read(_tokens.Make(Ana)).ShouldBeNull();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"sub":1,"sid":2,"exp":"x","iss":3,"aud":4}""")]
    [InlineData("""{"sub":"x","sid":"y","exp":99999999999,"iss":"spherespace","aud":"spherespace"}""")]
    [InlineData("""{"sub":"x","sid":"y","exp":99999999999999999999,"iss":"spherespace","aud":["spherespace"]}""")]
    [InlineData("not json")]
    public void Read_OtherThingsThatTheKeySigned_AreRefused(string claims)
    {
        var start = $"{_tokens.Make(Ana).Split('.')[0]}.{Encode(claims)}";

        _tokens.Read($"{start}.{Sign(start)}").ShouldBeNull();
    }

    private static SigningKey NewKey() => SigningKey.Parse(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))!;

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Sign(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(Key.Bytes, Encoding.ASCII.GetBytes(text)));
}
