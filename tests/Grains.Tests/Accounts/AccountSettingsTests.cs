namespace Spherespace.Accounts;

public sealed class AccountSettingsTests
{
    private const string Stored = """{"theme": "dark", "language": "pt"}""";

    [Theory]
    [InlineData("""{"theme":"light"}""", """{"theme":"light","language":"pt"}""")]
    [InlineData("""{"theme":null}""", """{"language":"pt"}""")]
    [InlineData("""{"absent":null}""", """{"theme":"dark","language":"pt"}""")]
    [InlineData("""{"n":[1,2.5,true,null,{"é":"è"}]}""", """{"theme":"dark","language":"pt","n":[1,2.5,true,null,{"é":"è"}]}""")]
    public void Merge_AnObject_IsLaidOverWhatIsStored(string change, string merged) =>
        AccountSettings.Merge(Stored, change).ShouldBe((merged, []), Same);

    [Fact]
    public void Merge_Nothing_LeavesWhatIsStored() => AccountSettings.Merge(Stored, null).ShouldBe((Stored, []), Same);

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("\"dark\"")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"\u0000":1}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"a":1e400}""")]
    [InlineData("""{"a":1E5}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":{"b":1,"b":2}}""")]
    [InlineData("""[[[[[[[[[1]]]]]]]]]""")]
    [InlineData("""{"a":[[[[[[[[1]]]]]]]]}""")]
    public void Merge_WhatIsNoStorableObject_IsRefused(string change) =>
        AccountSettings.Merge(Stored, change).ShouldBe((Stored, [AccountRefusal.SettingsInvalid]), Same);

    [Fact]
    public void Merge_AtTheLimit_IsTakenAndOneMoreByteIsNot()
    {
        var around = """{"a":""}""".Length;
        var full = $$"""{"a":"{{new string('x', AccountLimits.SettingsBytesMax - around)}}"}""";

        AccountSettings.Merge("{}", full).ShouldBe((full, []), Same);
        AccountSettings.Merge("{}", full.Replace("x\"", "xx\"", StringComparison.Ordinal))
            .ShouldBe(("{}", [AccountRefusal.SettingsTooLong]), Same);
    }

    private static readonly IEqualityComparer<(string Json, System.Collections.Immutable.ImmutableArray<AccountRefusal> Refusals)> Same =
        EqualityComparer<(string Json, System.Collections.Immutable.ImmutableArray<AccountRefusal> Refusals)>.Create(
            (a, b) => a.Json == b.Json && a.Refusals.SequenceEqual(b.Refusals));
}
