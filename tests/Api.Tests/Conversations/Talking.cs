namespace Spherespace.Conversations;

/// <summary>What people do in conversations, over REST.</summary>
internal static class Talking
{
    public static async Task<string> StartsWith(this Someone person, Someone other) =>
        Id((await person.Api.Post("/conversations", new { kind = "direct", username = other.Username })).Expect(201));

    public static async Task<string> OpensAGroup(this Someone person, params Someone[] others) =>
        Id((await person.Api.Post("/conversations", new { kind = "group", member_ids = others.Select(o => o.Id) })).Expect(201));

    public static async Task<string> OpensAChannel(this Someone person, string name, string type = "public") =>
        Id((await person.Api.Post("/channels", new { name, type })).Expect(201));

    public static async Task Says(this Someone person, string room, string content) =>
        (await person.Api.Post($"/conversations/{room}/messages", new { content, client_id = Guid.NewGuid() })).Expect(201);

    private static string Id(Answer answer) => answer.Json.GetProperty("id").GetString()!;
}
