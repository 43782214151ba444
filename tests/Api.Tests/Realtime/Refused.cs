using System.Text.Json;

namespace Spherespace.Realtime;

internal static class Refused
{
    /// <summary>Expects a refusal in the form of the contract.</summary>
    public static void ShouldBeRefused(this JsonElement answer, string error, string? field = null)
    {
        answer.TryGetProperty("refused", out var refused).ShouldBeTrue($"it isn't refused: {answer}");
        refused.EnumerateObject().Select(p => p.Name).ShouldBe(["error", "message", "details"]);
        refused.GetProperty("error").GetString().ShouldBe(error, answer.GetRawText());
        refused.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        if (field is not null) refused.GetProperty("details").TryGetProperty(field, out _).ShouldBeTrue($"{field} isn't named: {answer}");
    }
}
