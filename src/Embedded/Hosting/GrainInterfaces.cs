using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>Which class implements which grain interface.</summary>
internal sealed class GrainInterfaces
{
    private readonly ConcurrentDictionary<Type, GrainInterface> _only = new();
    private readonly ConcurrentDictionary<(Type Interface, GrainClass Class), GrainInterface> _all = new();
    private readonly EmbeddedHost _host;
    private readonly ILookup<Type, GrainClass> _implementations;
    private readonly ILookup<string, GrainClass> _followers;

    public GrainInterfaces(EmbeddedHost host)
    {
        _host = host;
        Classes =
        [
            .. host.Options.GrainAssemblies.SelectMany(static assembly => assembly.GetTypes())
                .Where(IsGrainClass)
                .OrderBy(static type => type.FullName, StringComparer.Ordinal)
                .Select(type => new GrainClass(host, type)),
        ];
        _implementations = Classes
            .SelectMany(static grains => InterfacesOf(grains.Type).Select(type => (Interface: type, Class: grains)))
            .ToLookup(static pair => pair.Interface, static pair => pair.Class);
        _followers = Classes
            .SelectMany(static grains => grains.FollowedNamespaces.Select(ns => (Namespace: ns, Class: grains)))
            .ToLookup(static pair => pair.Namespace, static pair => pair.Class, StringComparer.Ordinal);
    }

    public IReadOnlyList<GrainClass> Classes { get; }

    public GrainInterface Of(Type @interface) => _only.TryGetValue(@interface, out var known)
        ? known
        : _only.GetOrAdd(@interface, type => Of(type, ClassOf(type, null)));

    public GrainInterface Of(Type @interface, string? classNamePrefix) =>
        classNamePrefix is null ? Of(@interface) : Of(@interface, ClassOf(@interface, classNamePrefix));

    public GrainInterface Of(Type @interface, GrainClass grainClass) =>
        _all.GetOrAdd((@interface, grainClass), key => new GrainInterface(_host, key.Interface, key.Class));

    public GrainInterface Of(Type @interface, GrainType type) => Of(
        @interface,
        Classes.FirstOrDefault(grains => grains.GrainType == type)
            ?? throw new ArgumentException($"There is no grain type '{type}'.", nameof(type)));

    public GrainInterface FirstOf(GrainClass grainClass) => Of(InterfacesOf(grainClass.Type).First(), grainClass);

    /// <summary>The grains that follow the stream implicitly.</summary>
    public (GrainClass Class, IdSpan Key)[] FollowersOf(StreamId stream) =>
        stream.GetNamespace() is { } ns && _followers.Contains(ns)
            ? [.. _followers[ns].Select(grains => (grains, grains.KeyFor(stream)))]
            : [];

    public static IEnumerable<Type> InterfacesOf(Type grainClass) =>
        grainClass.GetInterfaces().Where(static type => typeof(IGrain).IsAssignableFrom(type) && !IsKeyInterface(type));

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && InterfacesOf(type).Any();

    private static bool IsKeyInterface(Type type) => type.Assembly == typeof(IGrain).Assembly;

    private GrainClass ClassOf(Type @interface, string? prefix)
    {
        var candidates = _implementations[@interface]
            .Where(grains => prefix is null || grains.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))
            .ToArray();

        return candidates switch
        {
            [var only] => only,
            [] => throw new ArgumentException(
                $"No grain class implements {@interface}{Named(prefix)}.", nameof(@interface)),
            _ => throw new ArgumentException(
                $"Several grain classes implement {@interface}{Named(prefix)}: "
                + string.Join(", ", candidates.Select(static grains => grains.Type.FullName))
                + ". Name one by its prefix.",
                nameof(@interface)),
        };
    }

    private static string Named(string? prefix) => prefix is null ? "" : $" and is named {prefix}…";
}
