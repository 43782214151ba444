using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Spherespace.Accounts;

/// <summary>
/// Makes and reads access tokens: JSON Web Tokens signed with HMAC-SHA256. There is exactly one header that we write, so
/// a token with any other (another algorithm, none, another key) isn't ours and isn't looked at further.
/// </summary>
internal sealed class AccessTokens(TokenOptions options, SigningKey key, TimeProvider clock)
{
    private const int LengthMax = 1024;

    private readonly string _start = Encode(Json(header =>
    {
        header.WriteString("alg", "HS256");
        header.WriteString("typ", "JWT");
        header.WriteString("kid", key.Id);
    })) + ".";

    public TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(options.AccessMinutes);

    public string Make(Actor actor)
    {
        var now = clock.GetUtcNow();
        var signed = _start + Encode(Json(claims =>
        {
            claims.WriteString("sub", actor.UserId.Value);
            claims.WriteString("sid", actor.SessionId.Value);
            claims.WriteNumber("iat", now.ToUnixTimeSeconds());
            claims.WriteNumber("exp", (now + Lifetime).ToUnixTimeSeconds());
            claims.WriteString("iss", options.Issuer);
            claims.WriteString("aud", options.Audience);
        }));

        return $"{signed}.{Encode(Sign(signed))}";
    }

    /// <returns>Whose token it is; null unless we made it and it is still good.</returns>
    public Actor? Read(string token)
    {
        if (token.Length > LengthMax || !token.StartsWith(_start, StringComparison.Ordinal)) return null;
        var end = token.LastIndexOf('.');
        if (end < _start.Length || !IsSigned(token[..end], token.AsSpan(end + 1))) return null;

        return ReadClaims(Base64Url.DecodeFromChars(token.AsSpan(_start.Length, end - _start.Length)));
    }

    // Compared as text, so that there is one way only to write a signature.
    private bool IsSigned(string text, ReadOnlySpan<char> signature) => CryptographicOperations.FixedTimeEquals(
        MemoryMarshal.AsBytes(Encode(Sign(text)).AsSpan()), MemoryMarshal.AsBytes(signature));

    private Actor? ReadClaims(byte[] json)
    {
        try
        {
            using var claims = JsonDocument.Parse(json);
            return IsGood(claims.RootElement) ? ActorOf(claims.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The key may be shared with others, so that what it signs needn't be an access token of ours.
    private bool IsGood(JsonElement claims) =>
        claims.ValueKind is JsonValueKind.Object
        && Text(claims, "iss") == options.Issuer
        && Text(claims, "aud") == options.Audience
        && claims.TryGetProperty("exp", out var expires)
        && expires.ValueKind is JsonValueKind.Number
        && expires.TryGetInt64(out var seconds)
        && seconds > clock.GetUtcNow().ToUnixTimeSeconds();

    private static Actor? ActorOf(JsonElement claims) =>
        Guid.TryParse(Text(claims, "sub"), out var user) && Guid.TryParse(Text(claims, "sid"), out var session)
            ? new Actor(new UserId(user), new SessionId(session))
            : null;

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private byte[] Sign(string text) => HMACSHA256.HashData(key.Bytes, Encoding.ASCII.GetBytes(text));

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return text.ToArray();
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
