namespace Spherespace;

/// <summary>
/// Who acts: resolved once, by the front tier, from a valid access token. Commands that people send carry it; nothing
/// below the front tier sees a token.
/// </summary>
[GenerateSerializer, Immutable, Alias("actor")]
public sealed record Actor([property: Id(0)] UserId UserId, [property: Id(1)] SessionId SessionId);
