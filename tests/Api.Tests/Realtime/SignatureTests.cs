namespace Spherespace.Realtime;

public sealed class SignatureTests(AppFixture fixture) : ApiTests(fixture)
{
    [Fact]
    public async Task SomebodyElsesMessage() => await Verify((ana, ben, _, room) => ben.Says(room, "hello"));

    [Fact]
    public async Task OnesOwnMessage() => await Verify((ana, ben, _, room) => ana.Says(room, "hello"));

    [Fact]
    public async Task RepeatedMessage() => await Verify(async (ana, ben, _, room) =>
    {
        var once = Guid.NewGuid();
        await ben.Says(room, "hello", once);
        await ben.Says(room, "hello", once);
    });

    [Fact]
    public async Task ManyMessagesOfManyPeople() => await Verify(async (ana, ben, cem, room) =>
        await Task.WhenAll(Enumerable.Range(1, 60).Select(i => (i % 2 == 0 ? ana : ben).Says(room, $"{i}"))));

    [Fact]
    public async Task ReadingOnesOwnAndOthers() => await Verify(async (ana, ben, _, room) =>
    {
        await ben.Says(room, "one");
        await ana.Reads(room, 4);
        await ana.Says(room, "two");
        await ben.Reads(room, 5);
        await ben.Reads(room, 1);
    });

    [Fact]
    public async Task JoiningAndLeaving() => await Verify(async (ana, ben, cem, room) =>
    {
        await cem.Joins(room);
        await cem.Says(room, "hello");
        await ben.Leaves(room);
        await cem.Leaves(room);
        await cem.Joins(room);
    });

    [Fact]
    public async Task Typing() => await Verify(async (ana, ben, _, room) =>
    {
        await ben.Types(room);
        await ben.Says(room, "hello");
    });

    [Fact]
    public async Task EverythingAtOnce() => await Verify(async (ana, ben, cem, room) =>
    {
        await cem.Joins(room);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 4) switch
        {
            0 => ana.Says(room, $"{i}"),
            1 => ben.Says(room, $"{i}"),
            2 => ben.Reads(room, i / 2),
            _ => cem.Reads(room, i / 3),
        }));
    });

    /// <summary>Three people, the first two in a channel in which three messages were said.</summary>
    private async Task Verify(Func<Device, Device, Device, string, Task> act)
    {
        await using var ana = await Device.ArrivesAsync(App, "ana");
        await using var ben = await Device.ArrivesAsync(App, "ben");
        await using var cem = await Device.ArrivesAsync(App, "cem");
        var room = await ana.StartsAChannel();
        await ben.Joins(room);
        for (var i = 1; i <= 3; i++) await ben.Says(room, $"before {i}");

        await ana.VerifyAsync(room, () => act(ana, ben, cem, room));
    }
}
