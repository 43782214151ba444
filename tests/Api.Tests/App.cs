using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Spherespace.Testing;

namespace Spherespace;

/// <summary>
/// The whole server, in this process: Kestrel on a free port, a database and a data directory of its own. Rate limits
/// are off unless a test turns them on.
/// </summary>
public sealed class App : IAsyncDisposable
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("Urls", "http://127.0.0.1:0"),
        ("Limits:Enabled", "false"),
        ("Accounts:PasswordIterations", "1000"),
        ("Logging:LogLevel:Default", "Warning"),
    ];

    private readonly TestDatabase _database;
    private readonly WebApplication _server;
    private readonly string _data;
    private readonly ServerLog _log;
    private int _people;

    private App(TestDatabase database, WebApplication server, string data, ServerLog log) =>
        (_database, _server, _data, _log) = (database, server, data, log);

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server.Urls.Single());

    /// <summary>What it has logged so far.</summary>
    public IEnumerable<string> Log => _log.Everything;

    public string ConnectionString => _database.ConnectionString;

    public static Task<App> StartAsync(params (string Name, string Value)[] settings) => StartAsync(null, settings);

    /// <param name="clock">What the server takes for the time; null: the system's.</param>
    /// <param name="settings">As on the command line: <c>Limits:Enabled</c>, …</param>
    public static async Task<App> StartAsync(TimeProvider? clock, params (string Name, string Value)[] settings)
    {
        var database = await TestDatabase.CreateAsync();
        var data = Directory.CreateTempSubdirectory("spherespace-").FullName;
        var log = new ServerLog();
        (string, string)[] own = [("ConnectionStrings:Spherespace", database.ConnectionString), ("Data:Directory", data)];
        var server = Program.Build(
            [.. Settings.Concat(own).Concat(settings).Select(setting => $"--{setting.Item1}={setting.Item2}")],
            services => services.AddSingleton<ILoggerProvider>(log).Replace(ServiceDescriptor.Singleton(clock ?? TimeProvider.System)));

        await server.StartAsync();
        return new App(database, server, data, log);
    }

    /// <summary>A client that isn't signed in.</summary>
    public ApiClient Anybody() => As(access: null);

    /// <summary>A client with this access token, right or wrong.</summary>
    public ApiClient As(string? access) => new(Address, access, () => _log.Faults);

    /// <summary>Somebody who has just registered; no two share a username.</summary>
    public async Task<Someone> NewPerson(string name)
    {
        var username = $"{name}{Interlocked.Increment(ref _people)}";
        var answer = await Anybody().Post("/auth/register", new { username, email = $"{username}@example.org", password = Someone.Password });
        return new Someone(this, username, answer.Expect(201).Json);
    }

    /// <summary>As Ctrl-C does.</summary>
    public Task StopAsync() => _server.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _server.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}

/// <summary>One <see cref="App"/> for the tests of a class.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    public App App { get; private set; } = null!;

    public async Task InitializeAsync() => App = await App.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();
}

/// <summary>Tests that share an app with their class.</summary>
public abstract class ApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    protected App App => fixture.App;
}
