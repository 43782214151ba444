using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Spherespace.Hosting;

namespace Spherespace.Realtime;

public sealed class RealtimeProtocolTests
{
    private readonly RealtimeProtocol _protocol = new(new RealtimeOptions());

    [Fact]
    public void Read_Invocation_GivesEachArgumentAsJson()
    {
        var call = ReadOne("""{"type":1,"invocationId":"7","target":"Two","arguments":["conversation:1",42]}""")
            .ShouldBeOfType<InvocationMessage>();

        call.InvocationId.ShouldBe("7");
        call.Target.ShouldBe("Two");
        Arguments(call).Select(a => a.GetRawText()).ShouldBe(["\"conversation:1\"", "42"]);
    }

    [Theory]
    [InlineData("""{"type":1,"target":"Two","arguments":["a"]}""", 1)]
    [InlineData("""{"type":1,"target":"Two","arguments":[]}""", 0)]
    [InlineData("""{"type":1,"target":"Two"}""", 0)]
    [InlineData("""{"type":1,"target":"Two","arguments":null}""", 0)]
    [InlineData("""{"type":1,"target":"Two","arguments":"no list"}""", 0)]
    [InlineData("""{"type":1,"target":"Two","arguments":["a","b","too many"]}""", 2)]
    [InlineData("""{"arguments":["a","b"],"target":"two","type":1}""", 2)]
    public void Read_FewerOrMoreArguments_FillsUpAndIgnores(string frame, int given)
    {
        var arguments = Arguments(ReadOne(frame).ShouldBeOfType<InvocationMessage>());

        arguments.Length.ShouldBe(2);
        arguments.Count(a => a.ValueKind is not JsonValueKind.Undefined).ShouldBe(given);
    }

    [Fact]
    public void Read_UnknownMethod_IsLeftToTheDispatcher()
    {
        var call = ReadOne("""{"type":1,"invocationId":"1","target":"Nothing","arguments":[1]}""").ShouldBeOfType<InvocationMessage>();

        call.Target.ShouldBe("Nothing");
        call.Arguments.ShouldBeEmpty();
    }

    [Fact]
    public void Read_ManyFramesInOnePiece_GivesThemInOrder()
    {
        var input = Utf8("""{"type":6}""" + "\u001e" + """{"type":1,"target":"Two"}""" + "\u001e" + """{"type":7,"error":"bye"}""" + "\u001e");

        _protocol.TryParseMessage(ref input, new Binder(), out var first).ShouldBeTrue();
        _protocol.TryParseMessage(ref input, new Binder(), out var second).ShouldBeTrue();
        _protocol.TryParseMessage(ref input, new Binder(), out var third).ShouldBeTrue();

        first.ShouldBeOfType<PingMessage>();
        second.ShouldBeOfType<InvocationMessage>();
        third.ShouldBeOfType<CloseMessage>().Error.ShouldBe("bye");
        input.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Read_HalfAFrame_WaitsForTheRest()
    {
        var input = Utf8("""{"type":1,"target":""");

        _protocol.TryParseMessage(ref input, new Binder(), out _).ShouldBeFalse();

        input.Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("""{"type":2,"invocationId":"1","item":1}""")]
    [InlineData("""{"type":3,"invocationId":"1","result":1}""")]
    [InlineData("""{"type":5,"invocationId":"1"}""")]
    [InlineData("""{"type":8,"sequenceId":1}""")]
    [InlineData("""{"type":99}""")]
    public void Read_FramesThatMeanNothingHere_AreSkipped(string frame)
    {
        var input = Utf8(frame + "\u001e" + """{"type":6}""" + "\u001e");

        _protocol.TryParseMessage(ref input, new Binder(), out var message).ShouldBeTrue();

        message.ShouldBeOfType<PingMessage>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{} {}")]
    [InlineData("{}")]
    [InlineData("""{"type":"1"}""")]
    [InlineData("""{"type":1.5}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":1}""")]
    [InlineData("""{"type":1,"target":7}""")]
    [InlineData("""{"type":1,"target":"\ud800"}""")]
    [InlineData("""{"type":4,"target":"Two"}""")]
    [InlineData("""{"type":4,"invocationId":"1"}""")]
    public void Read_NoFrameOfTheProtocol_SaysWhy(string frame)
    {
        Should.Throw<HubException>(() => ReadOne(frame)).Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Read_BytesThatAreNoText_SaysWhy()
    {
        var input = new ReadOnlySequence<byte>([0xff, 0xfe, 0x00, 0x80, RealtimeProtocol.RecordSeparator]);

        Should.Throw<HubException>(() => _protocol.TryParseMessage(ref input, new Binder(), out _));
    }

    [Fact]
    public void Read_LongerThanAllowed_SaysHowLongItMayBe()
    {
        var input = Utf8(new string(' ', new RealtimeOptions().FrameBytesMax));

        Should.Throw<HubException>(() => _protocol.TryParseMessage(ref input, new Binder(), out _)).Message.ShouldContain("65536");
    }

    [Fact]
    public void Write_Completions_AsClientsExpectThem()
    {
        Written(CompletionMessage.WithResult("1", new { ReadSeq = 3 }))
            .ShouldBe("""{"type":3,"invocationId":"1","result":{"read_seq":3}}""");
        Written(CompletionMessage.WithResult("1", new WrittenJson("""{"a":1}"""u8.ToArray())))
            .ShouldBe("""{"type":3,"invocationId":"1","result":{"a":1}}""");
        Written(CompletionMessage.WithResult("1", null)).ShouldBe("""{"type":3,"invocationId":"1","result":null}""");
        Written(CompletionMessage.Empty("1")).ShouldBe("""{"type":3,"invocationId":"1"}""");
        Written(CompletionMessage.WithError("1", "no")).ShouldBe("""{"type":3,"invocationId":"1","error":"no"}""");
        Written(CompletionMessage.WithResult("1", Refusals.NotFound.ToAnswer()))
            .ShouldStartWith("""{"type":3,"invocationId":"1","result":{"refused":{"error":"not_found",""");
    }

    [Fact]
    public void Write_TheRest_AsClientsExpectIt()
    {
        Written(PingMessage.Instance).ShouldBe("""{"type":6}""");
        Written(CloseMessage.Empty).ShouldBe("""{"type":7}""");
        Written(new CloseMessage("stopping", allowReconnect: true)).ShouldBe("""{"type":7,"error":"stopping","allowReconnect":true}""");
        Written(new InvocationMessage("Resync", ["conversation:1"])).ShouldBe("""{"type":1,"target":"Resync","arguments":["conversation:1"]}""");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void IsVersionSupported_AsFarAsItIsSpoken(int version, bool isSupported) =>
        _protocol.IsVersionSupported(version).ShouldBe(isSupported);

    private HubMessage? ReadOne(string frame)
    {
        var input = Utf8(frame + "\u001e");
        return _protocol.TryParseMessage(ref input, new Binder(), out var message) ? message : null;
    }

    private string Written(HubMessage message)
    {
        var text = Encoding.UTF8.GetString(_protocol.GetMessageBytes(message).Span);
        text[^1].ShouldBe('\u001e');
        return text[..^1];
    }

    private static JsonElement[] Arguments(InvocationMessage call) => [.. call.Arguments.Cast<JsonElement>()];

    private static ReadOnlySequence<byte> Utf8(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Knows one method, <c>Two</c>, with two parameters.</summary>
    private sealed class Binder : IInvocationBinder
    {
        public IReadOnlyList<Type> GetParameterTypes(string methodName) =>
            methodName.Equals("Two", StringComparison.OrdinalIgnoreCase)
                ? [typeof(JsonElement), typeof(JsonElement)]
                : throw new HubException("Method does not exist.");

        public Type GetReturnType(string invocationId) => throw new NotSupportedException();

        public Type GetStreamItemType(string streamId) => throw new NotSupportedException();
    }
}
