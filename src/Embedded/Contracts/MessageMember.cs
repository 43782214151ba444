using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Runtime;

/// <summary>A member of a message, found by the field that holds it.</summary>
/// <param name="Name">As it is written in the source.</param>
/// <param name="Id">Its number on the wire, where it has one of its own.</param>
/// <param name="Travels">Whether the serializer takes it along.</param>
internal sealed record MessageMember(string Name, uint? Id, bool Travels)
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static MessageMember Of(FieldInfo field)
    {
        var property = PropertyOf(field);
        var id = (property?.GetCustomAttribute<IdAttribute>() ?? field.GetCustomAttribute<IdAttribute>())?.Id;
        return new MessageMember(
            property?.Name ?? field.Name,
            id,
            id is not null || (property is not null && IsPrimary(field.DeclaringType!, property)));
    }

    private static PropertyInfo? PropertyOf(FieldInfo field) =>
        field.Name.StartsWith('<') && field.Name.IndexOf('>', StringComparison.Ordinal) is var end and > 1
            ? field.DeclaringType!.GetProperty(field.Name[1..end], Declared)
            : null;

    // The compiler makes a record's Deconstruct from its primary constructor, and the serializer takes those along.
    private static bool IsPrimary(Type type, PropertyInfo property) => Array.Exists(
        type.GetMethods(Declared),
        method => method.Name == "Deconstruct"
            && method.IsDefined(typeof(CompilerGeneratedAttribute))
            && Array.Exists(method.GetParameters(), parameter => parameter.Name == property.Name));
}
