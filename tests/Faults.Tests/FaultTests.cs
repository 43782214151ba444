using System.Globalization;
using System.Text.Json;
using Spherespace.Faults.People;
using Spherespace.Faults.Server;
using Spherespace.Faults.Wire;
using Xunit.Abstractions;

namespace Spherespace.Faults;

public sealed class FaultTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(40);
    private const int People = 6;
    private const int MessagesARound = 20;

    [Fact]
    public async Task Faults_InTheMidstOfTraffic_LoseDoubleAndReorderNothing()
    {
        var seed = Setting("FAULTS_SEED", Environment.TickCount & 0xffff);
        var rounds = Setting("FAULTS_ROUNDS", 5);
        output.WriteLine($"FAULTS_SEED={seed} FAULTS_ROUNDS={rounds}");
        var random = new Random(seed);

        await using var server = await FaultyServer.StartAsync();
        await using var link = new FlakyLink(server.Address);
        var (people, rooms) = await GatherAsync(link, seed);
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                var talking = people.Select(p => TalkAsync(p, rooms, new Random(random.Next()))).ToArray();
                await StrikeAsync(round, server, link, random);
                await Task.WhenAll(talking).WaitAsync(Patience);
                link.Delay = TimeSpan.Zero;
            }

            foreach (var room in rooms) await CheckAsync(room, people);
        }
        catch (Exception fault)
        {
            throw new FaultFoundException(seed, string.Join('\n', people.Select(p => p.Doing)), server.Output, fault);
        }
        finally
        {
            foreach (var person in people) await person.DisposeAsync();
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static async Task<(Chatter[] People, string[] Rooms)> GatherAsync(FlakyLink link, int seed)
    {
        var people = Enumerable.Range(0, People).Select(i => new Chatter(link.Address, $"person{i}", seed + i)).ToArray();
        foreach (var person in people) await person.RegisterAsync();
        string[] rooms = [await people[0].OpenRoomAsync(), await people[1].OpenRoomAsync()];
        foreach (var person in people)
        {
            foreach (var room in rooms) await person.EnterAsync(room);
            person.Appear();
        }

        return (people, rooms);
    }

    private static async Task TalkAsync(Chatter person, string[] rooms, Random random)
    {
        for (var i = 0; i < MessagesARound; i++) await person.SayAsync(rooms[random.Next(rooms.Length)]);
    }

    private async Task StrikeAsync(int round, FaultyServer server, FlakyLink link, Random random)
    {
        // The first rounds bring one fault of each kind; in a longer run chance goes on.
        var fault = round < 5 ? round : random.Next(5);
        output.WriteLine($"round {round}: fault {fault}");
        switch (fault)
        {
            case 0:
                await server.KillAndStartAsync();
                link.Server = server.Address;
                link.Cut(random, probability: 1);
                break;
            case 1:
                await server.StopPostgresAsync();
                break;
            case 2:
                await server.FreezePostgresAsync(Frozen);
                break;
            case 3:
                link.Delay = Slow;
                break;
            default:
                link.Cut(random, probability: 0.5);
                break;
        }
    }

    private static async Task CheckAsync(string room, Chatter[] people)
    {
        var fresh = await people[0].FreshAsync(room);
        var log = await ReadLogAsync(people[0], room);
        log.Select(m => m.Seq).ShouldBe(Enumerable.Range(1, log.Count).Select(i => (long)i), "numbers are dense");

        var acknowledged = people.SelectMany(p => p.Acknowledged).Where(a => a.Room == room).ToArray();
        acknowledged.OrderBy(a => a.Seq).Select(a => (a.Seq, a.Id, a.Content)).ShouldBe(
            log, "what was acknowledged is what is stored");
        foreach (var person in people) OwnNumbers(person, log).ShouldBeInOrder(SortDirection.Ascending);

        foreach (var person in people)
        {
            await person.Copy(room).Reaches(fresh.Version!.Value, Patience);
            Newest(person.Copy(room)).ShouldBe(Newest(fresh), $"{person.Name}'s copy is the server's");
        }
    }

    private static IEnumerable<int> OwnNumbers(Chatter person, IReadOnlyList<(long Seq, string Id, string Content)> log) =>
        log.Select(m => m.Content.Split(' ')).Where(c => c[0] == person.Name)
            .Select(c => int.Parse(c[1], CultureInfo.InvariantCulture));

    // A snapshot holds the newest messages only; a client that stayed may have more.
    private static string Newest(Replica copy)
    {
        var lines = copy.State().Split('\n');
        var heads = lines.TakeWhile(l => !char.IsDigit(l[0])).ToArray();
        return string.Join('\n', heads.Concat(lines.Skip(heads.Length).TakeLast(50)));
    }

    private static async Task<IReadOnlyList<(long Seq, string Id, string Content)>> ReadLogAsync(Chatter person, string room)
    {
        var log = new List<(long, string, string)>();
        JsonElement page;
        do
        {
            page = await person.GetAsync($"conversations/{room}/messages?limit=100&after={log.Count}");
            log.AddRange(page.GetProperty("messages").EnumerateArray().Select(m => (
                m.GetProperty("seq").GetInt64(), m.GetProperty("id").GetString()!, m.GetProperty("content").GetString()!)));
        }
        while (page.GetProperty("has_more").GetBoolean());

        return log;
    }
}

/// <summary>Says with which seed a fault was found, and what the server wrote.</summary>
public sealed class FaultFoundException(int seed, string people, string server, Exception fault)
    : Exception($"FAULTS_SEED={seed}: {fault.Message}\n\n{people}\n\nThe server wrote:\n{server}", fault);
