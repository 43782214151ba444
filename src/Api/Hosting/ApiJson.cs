using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Spherespace.Hosting;

/// <summary>The JSON of the wire contract: of REST, the hub and the plain WebSocket alike.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = true;
        options.RespectNullableAnnotations = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        // Answers are application/json with nosniff, never parts of a page: what HTML would need escaped stays short.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { JsonNames.AcceptCamelCase, JsonGaps.Fill } };
        foreach (var converter in Converters) options.Converters.Add(converter);
    }

    private static JsonConverter[] Converters =>
    [
        new TextConverter(),
        new TimeConverter(),
        new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false),
        new IdConverter<UserId>(value => new(value), id => id.Value),
        new IdConverter<SessionId>(value => new(value), id => id.Value),
        new IdConverter<ConversationId>(value => new(value), id => id.Value),
        new IdConverter<MessageId>(value => new(value), id => id.Value),
    ];

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
