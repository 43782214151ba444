using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Spherespace.Hosting;

/// <summary>Lets <c>clientId</c> come in where <c>client_id</c> goes out.</summary>
internal static class JsonNames
{
    public static void AcceptCamelCase(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;

        var aliases = type.Properties.Where(property => property.Set is not null && property.Name.Contains('_'))
            .Select(property => Alias(type, property)).ToArray();
        if (aliases.Length == 0) return;

        foreach (var alias in aliases) type.Properties.Add(alias);
        if (Empty(type.Type) is { } empty) type.CreateObject = empty;
    }

    /// <summary>Whether the property exists only to be read under another name.</summary>
    public static bool IsAlias(JsonPropertyInfo property) => property.Get is null && !property.Name.Contains('_');

    private static JsonPropertyInfo Alias(JsonTypeInfo type, JsonPropertyInfo property)
    {
        var alias = type.CreateJsonPropertyInfo(property.PropertyType, CamelCase(property.Name));
        alias.Set = property.Set;
        alias.IsSetNullable = property.IsSetNullable;
        alias.CustomConverter = property.CustomConverter;
        return alias;
    }

    // A constructor parameter can't have two names, so the object is made with the defaults and then filled in.
    private static Func<object>? Empty(Type type)
    {
        if (type.GetConstructors() is not [var constructor] || constructor.GetParameters() is not { Length: > 0 } parameters) return null;

        var invoker = ConstructorInvoker.Create(constructor);
        var defaults = parameters.Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null).ToArray();
        return () => invoker.Invoke(defaults.AsSpan());
    }

    private static string CamelCase(string snakeCase)
    {
        var words = snakeCase.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}

/// <summary>Says which members are missing, all at once, and reads a missing list as an empty one.</summary>
internal static class JsonGaps
{
    public static void Fill(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;

        var needed = Needed(type).ToArray();
        var lists = type.Properties.Where(property => property is { Set: not null, Get: not null }
            && IsImmutableArray(property.PropertyType)).ToArray();
        foreach (var property in type.Properties) property.IsRequired = false;
        if (needed.Length + lists.Length == 0) return;

        var next = type.OnDeserialized;
        type.OnDeserialized = value =>
        {
            next?.Invoke(value);
            foreach (var list in lists) FillList(value, list);
            var missing = needed.Where(property => property.Get!(value) is null).Select(property => property.Name).ToArray();
            if (missing.Length > 0) throw new MissingMembersException(missing);
        };
    }

    /// <summary>
    /// The members that can't be null. Values (numbers, ids) can't be told from missing ones: requests have them nullable.
    /// </summary>
    public static IEnumerable<JsonPropertyInfo> Needed(JsonTypeInfo type) =>
        type.Properties.Where(property => property is { IsSetNullable: false, Set: not null, Get: not null }
            && !property.PropertyType.IsValueType);

    private static bool IsImmutableArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static void FillList(object value, JsonPropertyInfo list)
    {
        // A default ImmutableArray throws when it is enumerated; it equals only another default.
        if (!list.Get!(value)!.Equals(Activator.CreateInstance(list.PropertyType))) return;

        list.Set!(value, list.PropertyType.GetField("Empty")!.GetValue(null));
    }
}

/// <summary>Members that have to be there and are not.</summary>
internal sealed class MissingMembersException(IReadOnlyList<string> names) : JsonException("Members are missing.")
{
    public IReadOnlyList<string> Names => names;
}
