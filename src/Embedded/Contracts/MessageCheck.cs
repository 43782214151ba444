using System.Collections.Immutable;
using System.Reflection;

namespace Orleans.Runtime;

/// <summary>Finds what is wrong with the types that travel in calls, and with the types of their members.</summary>
internal sealed class MessageCheck(Type[] known)
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(bool), typeof(char), typeof(string), typeof(decimal), typeof(double), typeof(float), typeof(Half),
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
        typeof(ulong), typeof(Int128), typeof(UInt128), typeof(Guid), typeof(Uri), typeof(Version), typeof(DateTime),
        typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly), typeof(GrainId), typeof(StreamId),
    ];

    private static readonly HashSet<Type> Containers =
    [
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>),
        typeof(ImmutableSortedSet<>), typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>),
        typeof(ImmutableQueue<>), typeof(ImmutableStack<>), typeof(KeyValuePair<,>), typeof(ValueTuple<>),
        typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>), typeof(ValueTuple<,,,,>),
        typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>),
    ];

    private readonly HashSet<Type> _seen = [];
    private readonly Dictionary<string, Type> _aliases = new(StringComparer.Ordinal);
    private readonly List<Type> _addressed = [];

    public List<string> Faults { get; } = [];

    /// <summary>Grain and observer interfaces that were met on the way and have contracts of their own.</summary>
    public IReadOnlyList<Type> TakeAddressed()
    {
        Type[] met = [.. _addressed];
        _addressed.Clear();
        return met;
    }

    /// <param name="type">The type that travels.</param>
    /// <param name="where">Where it was met, for the message.</param>
    public void Check(Type type, string where)
    {
        if (Plain.Contains(type) || type.IsEnum) return;

        if (type.IsInterface && typeof(IAddressable).IsAssignableFrom(type)) _addressed.Add(type);
        else if (IsContainer(type)) CheckArguments(type, where);
        else if (Refusal(type) is { } refusal) Faults.Add($"{where}: {NameOf(type)} {refusal}.");
        else CheckMessage(type);
    }

    public static string NameOf(Type type)
    {
        if (!type.IsGenericType) return type.Name;

        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }

    private static bool IsContainer(Type type) =>
        type.IsGenericType && Containers.Contains(type.GetGenericTypeDefinition());

    private static string? Refusal(Type type)
    {
        if (type == typeof(CancellationToken)) return "can only be a parameter";
        if (type.IsArray) return "can be changed after it was sent; send an ImmutableArray";
        if (type.IsInterface) return "is an interface and may be anything; name an immutable type";
        if (type == typeof(object)) return "may be anything; name an immutable type";

        return type.IsDefined(typeof(GenerateSerializerAttribute), false)
            ? null
            : "isn't known to travel: it has no [GenerateSerializer]";
    }

    private void CheckArguments(Type type, string where)
    {
        foreach (var argument in type.GetGenericArguments()) Check(argument, where);
    }

    private void CheckMessage(Type type)
    {
        if (!_seen.Add(type)) return;

        CheckAlias(type);
        CheckIds(type);
        foreach (var field in FieldsOf(type)) CheckField(type, field);

        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            Check(parent, $"{NameOf(type)}, base");
        }

        if (!type.IsSealed) CheckDerived(type);
    }

    private void CheckAlias(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        if (definition.GetCustomAttributes<AliasAttribute>(false).FirstOrDefault() is not { } alias)
        {
            Faults.Add($"{NameOf(type)}: has no [Alias], so its name on the wire would change with the class's.");
        }
        else if (!_aliases.TryAdd(alias.Alias, definition) && _aliases[alias.Alias] != definition)
        {
            Faults.Add($"{NameOf(type)}: its alias '{alias.Alias}' belongs to {NameOf(_aliases[alias.Alias])}.");
        }
    }

    private void CheckIds(Type type)
    {
        var repeated = FieldsOf(type)
            .Select(static field => MessageMember.Of(field).Id)
            .Where(static id => id is not null)
            .GroupBy(static id => id)
            .Where(static group => group.Count() > 1);
        foreach (var group in repeated) Faults.Add($"{NameOf(type)}: uses [Id({group.Key})] more than once.");
    }

    private void CheckField(Type type, FieldInfo field)
    {
        var member = MessageMember.Of(field);
        var where = $"{NameOf(type)}.{member.Name}";
        if (!field.IsInitOnly) Faults.Add($"{where}: can be changed after it was sent; make it read-only or init.");
        if (!member.Travels) Faults.Add($"{where}: has no [Id], so it would be lost on the wire.");
        Check(field.FieldType, where);
    }

    private void CheckDerived(Type type)
    {
        foreach (var each in Array.FindAll(known, type.IsAssignableFrom)) Check(each, $"{NameOf(type)}, derived");
    }

    private static FieldInfo[] FieldsOf(Type type) => type.GetFields(
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
}
