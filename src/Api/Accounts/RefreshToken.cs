using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Spherespace.Accounts;

/// <summary>A refresh token: 256 random bits that only its client keeps. Behind the front tier there is only its hash.</summary>
internal sealed record RefreshToken(string Text)
{
    private const int Bytes = 32;

    public TokenHash Hash { get; } =
        new(ImmutableCollectionsMarshal.AsImmutableArray(SHA256.HashData(Encoding.UTF8.GetBytes(Text))));

    public static RefreshToken New() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    // What a record says of itself may reach a log.
    public override string ToString() => nameof(RefreshToken);
}
