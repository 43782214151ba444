using System.Net.Sockets;
using System.Text;
using Spherespace.Testing;

namespace Spherespace.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task Start_WithWrongSettings_NamesEveryFaultInOneMessage()
    {
        var output = await FailToStart(
            ("Urls", "http://x:99999;ftp://a"),
            ("Limits__SignedIn__Permits", "many"),
            ("Limits__Auth__Seconds", "0"),
            ("Limits__Nope", "1"),
            ("Cors__Origins__0", "example"),
            ("ForwardedHeaders__KnownProxies__0", "proxy"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"),
            ("ConnectionStrings__Spherespace", "nonsense"),
            ("Conversations__ContentCharsMax", "0"));

        string[] named =
        [
            "http://x:99999", "ftp://a", "Limits:SignedIn:Permits", "Limits:Auth:Seconds", "Limits:Nope", "Cors:Origins",
            "ForwardedHeaders:KnownProxies", "OTEL_EXPORTER_OTLP_ENDPOINT", "ConnectionStrings:Spherespace", "Conversations:ContentCharsMax",
        ];
        foreach (var name in named) output.ShouldContain(name);
        output.ShouldContain("ended with 1 ");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Start_WhereTheDataDirectoryIsAFile_SaysSoInOneSentence()
    {
        var output = await FailToStart(("Data__Directory", Repository.Server));

        output.ShouldContain("data directory");
        output.ShouldContain("Data:Directory");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Start_WhereSomebodyListensAlready_SaysSoInOneSentence()
    {
        await using var app = await App.StartAsync();

        var output = await FailToStart(("Urls", app.Address.ToString()), ("ConnectionStrings__Spherespace", app.ConnectionString));

        output.ShouldContain("address already in use");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Stop_WithARequestUnderWay_LetsItFinish()
    {
        var app = await App.StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(app.Address.Host, app.Address.Port);
        using var reader = new StreamReader(connection.GetStream(), Encoding.ASCII);
        await Write(connection, "POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
        (await reader.ReadLineAsync()).ShouldBe("HTTP/1.1 100 Continue");
        await reader.ReadLineAsync();

        var stopped = app.StopAsync();
        await Write(connection, "{}");
        var answer = await reader.ReadToEndAsync();
        await stopped;

        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("Connection: close");
        await app.DisposeAsync();
    }

    private static async Task Write(TcpClient connection, string text) =>
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    private static async Task<string> FailToStart(params (string Name, string Value)[] settings)
    {
        var data = Directory.CreateTempSubdirectory("spherespace-").FullName;
        try
        {
            var fault = await Should.ThrowAsync<InvalidOperationException>(() => ServerProcess.StartAsync(Repository.Server, data, settings));
            return fault.Message;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
