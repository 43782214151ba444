using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Spherespace.Accounts;

/// <summary>What a user's clients keep with the account: one JSON object of bounded size.</summary>
internal static class AccountSettings
{
    private const int DepthMax = 8;

    private static readonly JsonDocumentOptions Reading = new() { AllowDuplicateProperties = false, MaxDepth = DepthMax };
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lays a change over what is stored: its keys replace, a null removes.</summary>
    public static (string Json, ImmutableArray<AccountRefusal> Refusals) Merge(string stored, string? change)
    {
        if (change is null) return (stored, []);
        if (Parse(change) is not { } changes) return (stored, [AccountRefusal.SettingsInvalid]);

        var merged = Merge(JsonNode.Parse(stored)!.AsObject(), changes);
        return Encoding.UTF8.GetByteCount(merged) > AccountLimits.SettingsBytesMax
            ? (stored, [AccountRefusal.SettingsTooLong])
            : (merged, []);
    }

    private static string Merge(JsonObject settings, JsonObject changes)
    {
        foreach (var (key, value) in changes)
        {
            if (value is null) settings.Remove(key);
            else settings[key] = value.DeepClone();
        }

        return settings.ToJsonString(Writing);
    }

    private static JsonObject? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            return document.RootElement.ValueKind is JsonValueKind.Object && CanBeStored(document.RootElement)
                ? JsonNode.Parse(json)!.AsObject()
                : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            // The two last: half a surrogate pair in a text or in a name.
            return null;
        }
    }

    // What PostgreSQL's jsonb wouldn't take, the character 0, or would write out at length: numbers with an exponent.
    private static bool CanBeStored(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(p => !p.Name.Contains('\0') && CanBeStored(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(CanBeStored),
        JsonValueKind.String => !element.GetString()!.Contains('\0'),
        JsonValueKind.Number => !element.GetRawText().Contains('e', StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}
