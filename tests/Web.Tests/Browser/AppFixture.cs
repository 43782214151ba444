using Microsoft.Playwright;
using Spherespace.Testing;
using Xunit;

namespace Spherespace.Web;

/// <summary>One server with data of its own, and one browser, for all browser tests.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("spherespace-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal ServerProcess? Server { get; private set; }

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null) return;

        Server = await StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Server is not null) await Server.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>Plays a scene with two people in browsers of their own. When it fails, what each of them saw last is
    /// kept as a picture in <c>test-results</c>.</summary>
    internal async Task Play(string scene, Func<Person, Person, Task> play)
    {
        Skip.If(Chromium.Path is null, Chromium.Missing);

        var suffix = Guid.NewGuid().ToString("N")[..6];
        await using var ana = await EnterAsync($"ana_{suffix}");
        await using var ben = await EnterAsync($"ben_{suffix}");
        try
        {
            await play(ana, ben);
        }
        catch (Exception fault)
        {
            await ana.KeepPicture($"{scene}-ana");
            await ben.KeepPicture($"{scene}-ben");
            throw new SceneFailedException(scene, Server!.Output, fault);
        }
    }

    /// <summary>Stops the server and starts it again, at the same address and with the same data.</summary>
    /// <param name="meanwhile">What happens while there is none.</param>
    internal async Task Restart(Func<Task> meanwhile)
    {
        var address = Server!.Address;
        await Server.DisposeAsync();
        await meanwhile();
        Server = await StartAsync(("Urls", address.ToString()));
    }

    private Task<ServerProcess> StartAsync(params (string Name, string Value)[] settings) =>
        ServerProcess.StartAsync(Repository.Server, _data, [("Web__Directory", Repository.BuiltWebApp), .. settings]);

    private async Task<Person> EnterAsync(string name)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = Server!.Address.ToString(), Locale = "en-GB" });
        return new Person(name, context, await context.NewPageAsync());
    }
}

/// <summary>Says what the server had to say beside what a browser didn't see.</summary>
public sealed class SceneFailedException(string scene, string output, Exception fault)
    : Exception($"{scene}: {fault.Message}\n\nThe server wrote:\n{output}", fault);
