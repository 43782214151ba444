using Spherespace.Storage;

namespace Spherespace.Accounts;

public sealed class SigningKeyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("spherespace-");

    private string KeyFile => Path.Combine(_folder.FullName, "access-tokens.key");

    [Fact]
    public void ReadOrMake_TheSecondTime_ReadsWhatTheFirstMade()
    {
        var made = SigningKey.ReadOrMake(_folder.FullName);
        var read = SigningKey.ReadOrMake(_folder.FullName);

        read.Bytes.ShouldBe(made.Bytes);
        read.Id.ShouldBe(made.Id);
        _folder.GetFiles().Select(file => file.Name).ShouldBe(["access-tokens.key"]);
    }

    [Fact]
    public void ReadOrMake_MakesItForItsUserAlone()
    {
        SigningKey.ReadOrMake(_folder.FullName);

        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void ReadOrMake_AfterACrashWhileMaking_StartsAnew()
    {
        File.WriteAllText(KeyFile + ".new", "hal");

        SigningKey.ReadOrMake(_folder.FullName).Bytes.Length.ShouldBe(SigningKey.BytesMin);
    }

    [Fact]
    public void ReadOrMake_FileThatHoldsNoKey_SaysWhatToDo()
    {
        File.WriteAllText(KeyFile, "secret");

        Should.Throw<StorageException>(() => SigningKey.ReadOrMake(_folder.FullName)).Message.ShouldContain(KeyFile);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not Base64!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    public void Parse_TooShortOrNoBase64_IsNoKey(string text) => SigningKey.Parse(text).ShouldBeNull();

    [Fact]
    public void Validate_EverythingWrong_NamesEachSetting()
    {
        var wrong = new TokenOptions { SigningKey = "short", AccessMinutes = 0, Issuer = "", Audience = " " };

        var faults = new TokenOptionsValidator().Validate(null, wrong).Failures.ShouldNotBeNull().ToArray();

        faults.Length.ShouldBe(4);
        foreach (var name in new[] { "Tokens:SigningKey", "Tokens:AccessMinutes", "Tokens:Issuer", "Tokens:Audience" })
            faults.ShouldContain(fault => fault.StartsWith(name, StringComparison.Ordinal));
        new TokenOptionsValidator().Validate(null, new TokenOptions()).Succeeded.ShouldBeTrue();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
