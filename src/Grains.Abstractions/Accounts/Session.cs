using System.Collections.Immutable;

namespace Spherespace.Accounts;

/// <summary>One signed-in device of a user.</summary>
/// <param name="LastUsedAt">When its tokens were last renewed.</param>
/// <param name="ExpiresAt">When it ends unless its tokens are renewed before.</param>
[GenerateSerializer, Immutable, Alias("accounts.session")]
public sealed record Session(
    [property: Id(0)] SessionId Id,
    [property: Id(1)] string Device,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] DateTimeOffset LastUsedAt,
    [property: Id(4)] DateTimeOffset ExpiresAt);

/// <summary>A session that was started or renewed just now, and whose it is.</summary>
[GenerateSerializer, Immutable, Alias("accounts.started-session")]
public sealed record StartedSession([property: Id(0)] Account Account, [property: Id(1)] Session Session);

/// <summary>The SHA-256 of a refresh token. The token itself is known to the front tier and its client only.</summary>
[GenerateSerializer, Immutable, Alias("accounts.token-hash")]
public readonly record struct TokenHash([property: Id(0)] ImmutableArray<byte> Value);
