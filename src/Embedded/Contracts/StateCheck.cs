using System.Reflection;

namespace Orleans.Runtime;

/// <summary>
/// Finds persistent states that a cluster would confuse: its storage knows a state by its name and the grain's key, not
/// by the grain's class, and takes keys that read like numbers for numbers.
/// </summary>
internal static class StateCheck
{
    public static IEnumerable<string> FaultsOf(IEnumerable<Type> grainClasses)
    {
        var stateful = grainClasses.Select(static type => (Type: type, States: StatesOf(type))).ToList();

        var keyless = stateful.Where(static grain => grain.States.Length > 0 && !HasGuidKey(grain.Type));
        foreach (var (type, _) in keyless) yield return $"{type.Name}: has state, so its key must be a Guid.";

        var shared = stateful
            .SelectMany(static grain => grain.States.Select(state => (State: state, grain.Type)))
            .GroupBy(static pair => pair.State, static pair => pair.Type.Name, StringComparer.Ordinal)
            .Where(static group => group.Count() > 1);
        foreach (var group in shared) yield return $"{string.Join(" and ", group)}: both have a state named '{group.Key}'.";
    }

    private static bool HasGuidKey(Type type) =>
        typeof(IGrainWithGuidKey).IsAssignableFrom(type) || typeof(IGrainWithGuidCompoundKey).IsAssignableFrom(type);

    private static string[] StatesOf(Type type) =>
    [
        .. type.GetConstructors()
            .SelectMany(static constructor => constructor.GetParameters())
            .Select(static parameter => (parameter.Name, State: parameter.GetCustomAttribute<PersistentStateAttribute>()))
            .Where(static parameter => parameter.State is not null)
            .Select(static parameter => parameter.State!.NameFor(parameter.Name!))
            .Distinct(StringComparer.Ordinal),
    ];
}
