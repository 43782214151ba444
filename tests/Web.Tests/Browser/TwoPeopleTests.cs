using Xunit;

namespace Spherespace.Web;

public sealed class TwoPeopleTests(AppFixture app) : IClassFixture<AppFixture>
{
    [SkippableFact]
    public Task Talking_BothThere_IsLiveAndSurvivesAReload() => app.Play(nameof(Talking_BothThere_IsLiveAndSurvivesAReload), async (ana, ben) =>
    {
        await ana.Registers();
        await ben.Registers();

        await ana.Starts(ben);
        await ana.Writes("Are you coming tonight?");
        await ben.Opens(ana);
        await ben.Sees("Are you coming tonight?");
        await ben.Writes("On my way.");
        await ana.Sees("On my way.");

        await ana.Reloads();
        await ana.SeesExactly("Are you coming tonight?", "On my way.");
    });

    [SkippableFact]
    public Task Unread_LookingElsewhere_IsCountedUntilItIsRead() => app.Play(nameof(Unread_LookingElsewhere_IsCountedUntilItIsRead), async (ana, ben) =>
    {
        await ana.Registers();
        await ben.Registers();
        await ana.Starts(ben);

        await ana.Writes("One");
        await ana.Writes("Two");
        await ben.SeesUnread(ana, 2);

        await ben.Opens(ana);
        await ben.SeesExactly("One", "Two");
        await ana.SeesThatItWasRead();
        await ben.LooksAway();
        await ben.SeesNothingUnread(ana);
    });

    [SkippableFact]
    public Task Offline_AndBack_NothingIsMissing() => app.Play(nameof(Offline_AndBack_NothingIsMissing), async (ana, ben) =>
    {
        await ana.Registers();
        await ben.Registers();
        await ana.Starts(ben);
        await ana.Writes("Before");
        await ben.Opens(ana);
        await ben.Sees("Before");

        await ana.GoesOffline();
        await ana.SeesThatItIsOffline();
        await ben.Writes("You were away");
        await ana.Writes("I was on the train");
        await ana.ComesBack();

        await ana.SeesExactly("Before", "You were away", "I was on the train");
        await ben.SeesExactly("Before", "You were away", "I was on the train");
    });

    [SkippableFact]
    public Task Server_RestartsMeanwhile_NothingIsMissing() => app.Play(nameof(Server_RestartsMeanwhile_NothingIsMissing), async (ana, ben) =>
    {
        await ana.Registers();
        await ben.Registers();
        await ana.Starts(ben);
        await ana.Writes("Before");
        await ben.Opens(ana);
        await ben.Sees("Before");

        await app.Restart(meanwhile: async () =>
        {
            await ana.SeesThatItIsOffline();
            await ana.Writes("Is anybody there?");
        });

        await ben.Sees("Is anybody there?");
        await ben.Writes("We are back.");
        await ana.SeesExactly("Before", "Is anybody there?", "We are back.");
    });
}
