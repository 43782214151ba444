using Microsoft.Playwright;

namespace Spherespace.Web;

/// <summary>Somebody who uses the web app, by what is written on it.</summary>
internal sealed class Person(string name, IBrowserContext browser, IPage page) : IAsyncDisposable
{
    public string Name => name;

    public async Task Registers()
    {
        await page.GotoAsync("/register");
        await page.GetByLabel("Username").FillAsync(name);
        await page.GetByLabel("Email").FillAsync($"{name}@example.org");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("quiet river 7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
    }

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    public Task KeepPicture(string file) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Repository.TestResults, file + ".png") });
}
