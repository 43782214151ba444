using System.Buffers.Text;
using System.Security.Cryptography;
using Spherespace.Storage;

namespace Spherespace.Accounts;

/// <summary>The key that access tokens are signed with, and its name.</summary>
internal sealed class SigningKey
{
    public const int BytesMin = 32;

    private const int IdBytes = 8;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private SigningKey(byte[] bytes)
    {
        Bytes = bytes;
        Id = Base64Url.EncodeToString(SHA256.HashData(bytes).AsSpan(0, IdBytes));
    }

    public byte[] Bytes { get; }

    public string Id { get; }

    /// <returns>Null where the text is no key.</returns>
    public static SigningKey? Parse(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length >= BytesMin
            ? new SigningKey(bytes[..length])
            : null;
    }

    /// <summary>Reads the key in this folder, or makes one there that this process's user alone can read.</summary>
    /// <exception cref="StorageException">The file is there and holds no key.</exception>
    public static SigningKey ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, "access-tokens.key");
        if (!File.Exists(path)) Make(path);

        return Parse(File.ReadAllText(path)) ?? throw new StorageException(
            $"{path} holds no key. Remove it: a new one is made at the next start, and everybody's access token is renewed.");
    }

    // Written beside and then moved, so that a crash leaves no half of a key.
    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;

        var draft = path + ".new";
        File.Delete(draft);
        using (var file = new StreamWriter(draft, options))
            file.Write(Convert.ToBase64String(RandomNumberGenerator.GetBytes(BytesMin)));
        File.Move(draft, path);
    }
}
