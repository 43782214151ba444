using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>What a method of a grain interface promises about being called.</summary>
internal sealed class MethodContract
{
    public MethodContract(Type @interface, MethodInfo method)
    {
        Interface = @interface;
        Method = method;
        AlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute), false);
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute), false);
        OneWay = method.ReturnType == typeof(void) || method.IsDefined(typeof(OneWayAttribute), false);
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        ParameterCount = method.GetParameters().Length;
    }

    /// <summary>The interface that the caller's reference has; the method may come from one of its bases.</summary>
    public Type Interface { get; }

    public MethodInfo Method { get; }

    public bool AlwaysInterleave { get; private init; }

    public bool ReadOnly { get; }

    public bool OneWay { get; private init; }

    public TimeSpan? ResponseTimeout { get; }

    public int ParameterCount { get; }

    /// <summary>The contract of something that the host itself asks of an activation.</summary>
    public static MethodContract Internal(MethodInfo method, bool alwaysInterleave = false, bool oneWay = false) =>
        new(method.DeclaringType!, method) { AlwaysInterleave = alwaysInterleave, OneWay = oneWay };

    public override string ToString() => $"{Interface.Name}.{Method.Name}";
}
