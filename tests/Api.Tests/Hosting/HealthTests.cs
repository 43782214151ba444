using Npgsql;

namespace Spherespace.Hosting;

public sealed class HealthTests(AppFixture app) : ApiTests(app)
{
    [Theory]
    [InlineData("~/health")]
    [InlineData("~/health/live")]
    public async Task Get_Alive_SaysSo(string path)
    {
        var health = (await App.Anybody().Get(path)).Expect(200).Json;

        health.GetProperty("status").GetString().ShouldBe("ok");
        health.GetProperty("version").GetString()!.ShouldMatch(@"^\d+\.\d+\.\d+");
        health.TryGetProperty("timestamp", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Get_Ready_NamesWhatItAsked()
    {
        var checks = (await App.Anybody().Get("~/health/ready")).Expect(200).Json.GetProperty("checks");

        foreach (var name in new[] { "database", "grains" })
        {
            checks.GetProperty(name).GetProperty("status").GetString().ShouldBe("ok");
            checks.GetProperty(name).GetProperty("latency_ms").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public async Task Get_ReadyWithoutItsDatabase_Is503AndNamesIt()
    {
        await using var own = await App.StartAsync();
        await Destroy(own.ConnectionString);

        var answer = await own.Anybody().Get("~/health/ready");

        answer.Expect(503).Json.GetProperty("status").GetString().ShouldBe("unavailable");
        answer.Json.GetProperty("checks").GetProperty("database").GetProperty("status").GetString().ShouldBe("unavailable");
        (await own.Anybody().Get("~/health/live")).Expect(200);
    }

    [Fact]
    public async Task Get_Status_IsForAdministrators()
    {
        await using var own = await App.StartAsync(("Operations:Administrators:0", "ROOT1"));
        var (root, ana) = (await own.NewPerson("root"), await own.NewPerson("ana"));

        (await own.Anybody().Get("~/health/status")).ExpectProblem(401, "unauthenticated");
        (await ana.Api.Get("~/health/status")).ExpectProblem(403, "forbidden");
        (await root.Api.Get("~/health/status")).Expect(200).Json.GetProperty("checks").GetProperty("grains").GetProperty("status").GetString()
            .ShouldBe("ok");
    }

    private static async Task Destroy(string connectionString)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var name = server.Database;
        server.Database = "postgres";
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"drop database {name} with (force)", connection);
        await command.ExecuteNonQueryAsync();
    }
}
