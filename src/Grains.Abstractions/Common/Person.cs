namespace Spherespace;

/// <summary>What is shown of a user beside what they wrote or joined.</summary>
[GenerateSerializer, Immutable, Alias("person")]
public sealed record Person(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string DisplayName,
    [property: Id(3)] string? AvatarUrl,
    [property: Id(4)] bool Verified);
