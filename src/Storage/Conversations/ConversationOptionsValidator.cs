using System.Globalization;
using Microsoft.Extensions.Options;

namespace Spherespace.Conversations;

internal sealed class ConversationOptionsValidator : IValidateOptions<ConversationOptions>
{
    public ValidateOptionsResult Validate(string? name, ConversationOptions options)
    {
        string?[] faults =
        [
            Ranges.Fault("Conversations:ContentCharsMax", options.ContentCharsMax, 1, 100_000),
            Ranges.Fault("Conversations:NameCharsMax", options.NameCharsMax, 1, 1_000),
            Ranges.Fault("Conversations:DescriptionCharsMax", options.DescriptionCharsMax, 1, 100_000),
            Ranges.Fault("Conversations:FirstMembersMax", options.FirstMembersMax, 2, 10_000),
            Ranges.Fault("Conversations:PageMessagesMax", options.PageMessagesMax, 1, 1_000),
            Ranges.Fault("Conversations:TypingLasts", options.TypingLasts, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
            Ranges.Fault("Conversations:MemberLasts", options.MemberLasts, TimeSpan.Zero, TimeSpan.FromHours(1)),
        ];
        return Ranges.Result(faults);
    }
}

internal sealed class MessageLogOptionsValidator : IValidateOptions<MessageLogOptions>
{
    public ValidateOptionsResult Validate(string? name, MessageLogOptions options)
    {
        string?[] faults =
        [
            Ranges.Fault("MessageLog:BatchMessagesMax", options.BatchMessagesMax, 1, 10_000),
            Ranges.Fault("MessageLog:WaitingMessagesMax", options.WaitingMessagesMax, 1, 1_000_000),
        ];
        return Ranges.Result(faults);
    }
}

/// <summary>Says which setting is out of its range.</summary>
internal static class Ranges
{
    public static string? Fault<T>(string path, T value, T min, T max)
        where T : IComparable<T> =>
        value.CompareTo(min) >= 0 && value.CompareTo(max) <= 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{path} is {value}; it must be from {min} to {max}.");

    public static ValidateOptionsResult Result(IEnumerable<string?> faults)
    {
        string[] found = [.. faults.OfType<string>()];
        return found.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }
}
