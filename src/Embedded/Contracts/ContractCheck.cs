using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>
/// Refuses, before anything is called, grain contracts that a cluster would trip over later: here arguments travel by
/// reference, there as copies, and only immutable, serializable types make the two the same. Reports every fault at
/// once.
/// </summary>
internal sealed class ContractCheck(IEnumerable<Assembly> assemblies)
{
    private static readonly Type[] Awaitable = [typeof(Task), typeof(ValueTask)];
    private static readonly Type[] AwaitableOf = [typeof(Task<>), typeof(ValueTask<>)];

    private readonly Lazy<Type[]> _types =
        new(() => [.. assemblies.SelectMany(static assembly => assembly.GetTypes())]);

    private readonly ConcurrentDictionary<Type, string?> _single = new();

    /// <exception cref="OrleansConfigurationException">One message with every fault.</exception>
    public void Check(IReadOnlyCollection<Type> grainClasses)
    {
        var messages = new MessageCheck(_types.Value);
        var pending = new Queue<Type>(grainClasses.SelectMany(GrainInterfaces.InterfacesOf).Concat(Declared()));
        var seen = new HashSet<Type>();
        while (pending.TryDequeue(out var next))
        {
            if (!seen.Add(next)) continue;

            CheckInterface(next, messages);
            foreach (var observer in messages.TakeAddressed()) pending.Enqueue(observer);
        }

        messages.Faults.AddRange(StateCheck.FaultsOf(grainClasses));
        if (messages.Faults.Count == 0) return;

        throw new OrleansConfigurationException(
            $"The grain contracts have {messages.Faults.Count} faults:{Environment.NewLine}- "
            + string.Join($"{Environment.NewLine}- ", messages.Faults));
    }

    /// <summary>Refuses a type that may not travel, such as the events of a stream.</summary>
    public void Require(Type type)
    {
        var fault = _single.GetOrAdd(type, FaultsOf);
        if (fault is not null) throw new OrleansConfigurationException(fault);
    }

    private string? FaultsOf(Type type)
    {
        var messages = new MessageCheck(_types.Value);
        messages.Check(type, type.Name);
        return messages.Faults.Count == 0 ? null : string.Join(Environment.NewLine, messages.Faults);
    }

    private IEnumerable<Type> Declared() =>
        _types.Value.Where(static type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type));

    private static void CheckInterface(Type contract, MessageCheck messages)
    {
        if (contract.Assembly == typeof(IGrain).Assembly) return;

        if (contract.IsGenericType)
        {
            messages.Faults.Add($"{contract.Name}: a grain interface can't be generic.");
            return;
        }

        foreach (var property in contract.GetProperties())
        {
            messages.Faults.Add($"{contract.Name}.{property.Name}: can't be a property; make it a method.");
        }

        foreach (var method in contract.GetMethods())
        {
            if (method is { IsAbstract: true, IsSpecialName: false }) CheckMethod(contract, method, messages);
        }
    }

    private static void CheckMethod(Type contract, MethodInfo method, MessageCheck messages)
    {
        var name = $"{contract.Name}.{method.Name}";
        if (method.IsGenericMethod)
        {
            messages.Faults.Add($"{name}: a grain method can't be generic.");
            return;
        }

        CheckResult(contract, method, name, messages);
        var parameters = method.GetParameters();
        foreach (var parameter in parameters) CheckParameter(parameter, $"{name}({parameter.Name})", messages);
        if (parameters.Count(static parameter => parameter.ParameterType == typeof(CancellationToken)) > 1)
        {
            messages.Faults.Add($"{name}: one CancellationToken is enough.");
        }
    }

    private static void CheckResult(Type contract, MethodInfo method, string name, MessageCheck messages)
    {
        var returned = method.ReturnType;
        if (Awaitable.Contains(returned)) return;

        if (returned == typeof(void) && typeof(IGrainObserver).IsAssignableFrom(contract)) return;

        if (!returned.IsGenericType || !AwaitableOf.Contains(returned.GetGenericTypeDefinition()))
        {
            messages.Faults.Add(
                $"{name}: returns {MessageCheck.NameOf(returned)}; must be Task, Task<T>, ValueTask or ValueTask<T>.");
        }
        else if (method.IsDefined(typeof(OneWayAttribute)))
        {
            messages.Faults.Add($"{name}: a one-way method can't have a result.");
        }
        else
        {
            messages.Check(returned.GetGenericArguments()[0], $"{name}, result");
        }
    }

    private static void CheckParameter(ParameterInfo parameter, string name, MessageCheck messages)
    {
        if (parameter.ParameterType.IsByRef) messages.Faults.Add($"{name}: can't be passed by reference.");
        else if (parameter.ParameterType != typeof(CancellationToken)) messages.Check(parameter.ParameterType, name);
    }
}
