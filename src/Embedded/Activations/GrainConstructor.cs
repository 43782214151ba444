using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>Makes grain objects: services from the activation's scope, persistent state by attribute.</summary>
internal sealed class GrainConstructor(Type type)
{
    private readonly Lazy<(ObjectFactory Factory, Facet[] Facets)> _plan = new(() => Plan(type));

    private delegate object Facet(Activation activation);

    public object New(IServiceProvider services, Activation activation)
    {
        var (factory, facets) = _plan.Value;
        return factory(services, Array.ConvertAll(facets, facet => facet(activation)));
    }

    private static (ObjectFactory Factory, Facet[] Facets) Plan(Type type)
    {
        var stateful = ConstructorOf(type).GetParameters()
            .Where(static parameter => parameter.IsDefined(typeof(PersistentStateAttribute)))
            .ToArray();

        var types = Array.ConvertAll(stateful, static parameter => parameter.ParameterType);
        return (ActivatorUtilities.CreateFactory(type, types), Array.ConvertAll(stateful, FacetOf));
    }

    private static ConstructorInfo ConstructorOf(Type type)
    {
        var constructors = type.GetConstructors();
        return Array.Find(constructors, static c => c.IsDefined(typeof(ActivatorUtilitiesConstructorAttribute)))
            ?? constructors.MaxBy(static c => c.GetParameters().Length)
            ?? throw new InvalidOperationException($"{type} has no public constructor.");
    }

    private static Facet FacetOf(ParameterInfo parameter)
    {
        var attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()!;
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            throw new ArgumentException(
                $"{parameter.Member.DeclaringType}: [PersistentState] is for IPersistentState<T>, not '{parameter.Name}'.",
                nameof(parameter));
        }

        var create = typeof(PersistentState).GetMethod(nameof(PersistentState.Create))!
            .MakeGenericMethod(type.GetGenericArguments())
            .CreateDelegate<Func<Activation, string, string?, object>>();
        var name = attribute.NameFor(parameter.Name!);
        return activation => create(activation, name, attribute.StorageName);
    }
}
