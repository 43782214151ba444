using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Spherespace.Web;

/// <summary>Somebody who uses the web app, by what is written on it.</summary>
internal sealed class Person(string name, IBrowserContext browser, IPage page) : IAsyncDisposable
{
    public string Name => name;

    private ILocator Messages => page.GetByRole(AriaRole.Feed);

    private ILocator Conversations => page.GetByRole(AriaRole.Navigation, new() { Name = "Conversations" });

    public async Task Registers()
    {
        await page.GotoAsync("/register");
        await page.GetByLabel("Username").FillAsync(name);
        await page.GetByLabel("Email").FillAsync($"{name}@example.org");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("quiet river 7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await Expect(Conversations).ToBeVisibleAsync();
    }

    public async Task Starts(Person other)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "New conversation" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox).FillAsync(other.Name);
        await page.GetByRole(AriaRole.Option, new() { Name = other.Name }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = other.Name, Level = 1 })).ToBeVisibleAsync();
    }

    /// <summary>Opens the conversation with the other from the list.</summary>
    public Task Opens(Person other) => RowOf(other).ClickAsync();

    /// <summary>Closes whatever conversation is open.</summary>
    public async Task LooksAway()
    {
        await page.GotoAsync("/");
        await Expect(Conversations).ToBeVisibleAsync();
    }

    public async Task Writes(string text)
    {
        var composer = page.GetByRole(AriaRole.Textbox, new() { Name = "Message to" });
        await composer.FillAsync(text);
        await composer.PressAsync("Enter");
    }

    public Task Sees(string text) => Expect(Messages.GetByText(text, new() { Exact = true })).ToBeVisibleAsync();

    /// <summary>Sees these messages and no others, in this order, each once.</summary>
    public Task SeesExactly(params string[] texts) => Expect(Messages.Locator("[data-message] p[dir=auto]")).ToHaveTextAsync(texts);

    /// <summary>Sees that the other has read the last message.</summary>
    public Task SeesThatItWasRead() => Expect(Messages.GetByRole(AriaRole.Img, new() { Name = "Read" })).ToBeVisibleAsync();

    public Task SeesUnread(Person from, int count) => Expect(RowOf(from)).ToContainTextAsync($"{count} unread");

    public Task SeesNothingUnread(Person from) => Expect(RowOf(from)).Not.ToContainTextAsync("unread");

    public Task SeesThatItIsOffline() => Expect(page.GetByText("You’re offline")).ToBeVisibleAsync();

    public Task Reloads() => page.ReloadAsync();

    public Task GoesOffline() => browser.SetOfflineAsync(true);

    public Task ComesBack() => browser.SetOfflineAsync(false);

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    public Task KeepPicture(string file) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, file + ".png") });

    private ILocator RowOf(Person other) => Conversations.GetByRole(AriaRole.Link, new() { Name = other.Name });
}
