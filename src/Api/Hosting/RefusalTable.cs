using System.Collections;

namespace Spherespace.Hosting;

/// <summary>
/// Where a feature's refusals get their status, code and words; one a feature, in a static field, so that a test finds
/// it and sees that every value has its place.
/// </summary>
internal sealed class RefusalTable<TRefusal> : IEnumerable<Refusal>, IRefusalTable
    where TRefusal : struct, Enum
{
    private readonly Dictionary<TRefusal, Refusal> _refusals = [];

    public Refusal this[TRefusal refusal]
    {
        get => _refusals[refusal];
        init => _refusals.Add(refusal, value);
    }

    Type IRefusalTable.Refusals => typeof(TRefusal);

    IEnumerable<string> IRefusalTable.Unmapped =>
        Enum.GetValues<TRefusal>().Except(_refusals.Keys).Select(refusal => $"{typeof(TRefusal).Name}.{refusal}");

    public IEnumerator<Refusal> GetEnumerator() => _refusals.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

internal interface IRefusalTable
{
    Type Refusals { get; }

    IEnumerable<string> Unmapped { get; }
}
