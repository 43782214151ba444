using System.Collections.Immutable;
using System.Text.Json;

namespace Spherespace.Hosting;

public sealed class ApiJsonTests
{
    private static readonly Guid Id = Guid.Parse("0198c0de-0000-7000-8000-000000000001");

    private enum Mood
    {
        Happy,
        VerySad,
    }

    [Fact]
    public void Serialize_Anything_IsAsTheContractSays()
    {
        var thing = new Thing(new UserId(Id), "ü <b>", Mood.VerySad, new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(1)), [1, 2], null);

        JsonSerializer.Serialize(thing, ApiJson.Options).ShouldBe(
            $$"""{"user_id":"{{Id}}","display_name":"ü <b>","mood":"very_sad","created_at":"2026-01-02T02:04:05.678Z","read_seqs":[1,2],"reply_to":null}""");
    }

    [Theory]
    [InlineData("""{"user_id":"0198c0de-0000-7000-8000-000000000001","display_name":"x","mood":"happy","created_at":"2026-01-02T03:04:05Z"}""")]
    [InlineData("""{"userId":"0198c0de-0000-7000-8000-000000000001","displayName":"x","mood":"HAPPY","createdAt":"2026-01-02T03:04:05"}""")]
    [InlineData("""{"USERID":"0198C0DE-0000-7000-8000-000000000001","DisplayName":"x","Mood":"Happy","CreatedAt":"2026-01-02T04:04:05+01:00","more":[{}]}""")]
    public void Read_AnySpelling_IsTheSame(string json)
    {
        Read<Thing>(json).Refused(out var thing, out _).ShouldBeFalse();

        thing.ShouldBe(new Thing(new UserId(Id), "x", Mood.Happy, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), [], null) with { ReadSeqs = thing!.ReadSeqs });
        thing.ReadSeqs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", "display_name", "Must be there.")]
    [InlineData("""{"display_name":null}""", "display_name", "Must be there.")]
    [InlineData("""{"displayName":5}""", "display_name", "Must be text.")]
    [InlineData("""{"display_name":"x","mood":"angry"}""", "mood", "Must be one of: happy, very_sad.")]
    [InlineData("""{"display_name":"x","mood":1}""", "mood", "Must be one of: happy, very_sad.")]
    [InlineData("""{"display_name":"x","user_id":"1"}""", "user_id", "Must be a UUID.")]
    [InlineData("""{"display_name":"x","created_at":"yesterday"}""", "created_at", "Must be a time in ISO 8601.")]
    [InlineData("""{"display_name":"x","read_seqs":5}""", "read_seqs", "Must be a list.")]
    [InlineData("""{"display_name":"x","read_seqs":[1,"b"]}""", "read_seqs[1]", "Must be a whole number in range.")]
    [InlineData("""{"display_name":"x","read_seqs":[1e30]}""", "read_seqs[0]", "Must be a whole number in range.")]
    [InlineData("""{"display_name":"x","reply_to":{"display_name":{}}}""", "reply_to.display_name", "Must be text.")]
    [InlineData("""{"display_name":"x","reply_to":{}}""", "reply_to", "Must have display_name.")]
    [InlineData("""{"display_name":"\u0000"}""", "display_name", TextConverter.Rule)]
    [InlineData("""{"display_name":"\udc00"}""", "display_name", TextConverter.Rule)]
    public void Read_WrongMember_NamesItAndTheRule(string json, string field, string rule)
    {
        Read<Thing>(json).Refused(out _, out var faults).ShouldBeTrue();

        faults.ShouldContain(Refusals.Invalid(field, rule));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    public void Read_NoObject_SaysSo(string json) => Read<Thing>(json).Faults.ShouldBe([JsonFaults.NotAnObject]);

    [Fact]
    public void Read_Nothing_SaysSo() => RequestBody.Read<Thing>(default).Faults.ShouldBe([JsonFaults.NotAnObject]);

    private static RequestBody<T> Read<T>(string json)
        where T : class
    {
        using var document = JsonDocument.Parse(json);
        return RequestBody.Read<T>(document.RootElement);
    }

    private sealed record Thing(
        UserId UserId, string DisplayName, Mood Mood, DateTimeOffset CreatedAt, ImmutableArray<long> ReadSeqs, Thing? ReplyTo);
}
