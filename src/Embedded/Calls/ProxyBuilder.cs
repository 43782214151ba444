using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>Makes a reference: to which kind of grain, and with which key.</summary>
internal delegate GrainReference NewReference(ReferenceSource source, IdSpan key);

/// <summary>
/// Generates, once for each grain or observer interface, the class of its references; and a request class for each
/// method (<see cref="RequestBuilder"/>). Nothing is reflected on when a call is made.
/// </summary>
internal static class ProxyBuilder
{
    public const string AssemblyName = "Orleans.Embedded.Proxies";

    private static readonly ConcurrentDictionary<Type, Lazy<NewReference>> Known = new();

    private const MethodAttributes Implementation = MethodAttributes.Private | MethodAttributes.Virtual
        | MethodAttributes.HideBySig | MethodAttributes.NewSlot | MethodAttributes.Final;

    private static readonly Type[] ReferenceParameters = [typeof(ReferenceSource), typeof(IdSpan)];

    public static NewReference For(Type @interface) =>
        Known.GetOrAdd(@interface, static type => new(() => Build(type))).Value;

    /// <summary>Every method that a reference has to have.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type @interface) =>
        @interface.GetInterfaces().Prepend(@interface)
            .SelectMany(static type => type.GetMethods())
            .Where(static method => method is { IsAbstract: true, IsStatic: false });

    private static NewReference Build(Type @interface)
    {
        if (!@interface.IsInterface)
        {
            throw new ArgumentException($"{@interface} isn't an interface.", nameof(@interface));
        }

        var module = NewModule(@interface);
        var proxy = module.DefineType(
            $"{@interface.FullName}.Reference",
            TypeAttributes.Public | TypeAttributes.Sealed,
            typeof(GrainReference),
            [@interface]);
        DefineConstructor(proxy);
        var number = 0;
        foreach (var method in MethodsOf(@interface))
        {
            var request = RequestBuilder.Build(module, @interface, method, number++);
            DefineMethod(proxy, method, request);
        }

        return proxy.CreateType().GetMethod("New")!.CreateDelegate<NewReference>();
    }

    private static ModuleBuilder NewModule(Type @interface)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(AssemblyName), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule(AssemblyName);
        AccessChecks.Lift(assembly, module, @interface);
        return module;
    }

    private static void DefineConstructor(TypeBuilder proxy)
    {
        var constructor = proxy.DefineConstructor(
            MethodAttributes.Public, CallingConventions.HasThis, ReferenceParameters);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(
            BindingFlags.Instance | BindingFlags.NonPublic, ReferenceParameters)!);
        il.Emit(OpCodes.Ret);

        var make = proxy.DefineMethod(
            "New", MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), ReferenceParameters);
        il = make.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Newobj, constructor);
        il.Emit(OpCodes.Ret);
    }

    // return this.Send(new Request { Argument0 = argument0, … });
    private static void DefineMethod(TypeBuilder proxy, MethodInfo method, RequestType request)
    {
        var parameters = Array.ConvertAll(method.GetParameters(), static parameter => parameter.ParameterType);
        var builder = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            Implementation,
            method.ReturnType,
            parameters);
        var il = builder.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Newobj, request.Constructor);
        for (var index = 0; index < parameters.Length; index++)
        {
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Ldarg, index + 1);
            if (IsAddressable(parameters[index]))
            {
                il.Emit(OpCodes.Call, typeof(GrainReference)
                    .GetMethod(nameof(GrainReference.Outgoing), BindingFlags.Static | BindingFlags.NonPublic)!
                    .MakeGenericMethod(parameters[index]));
            }

            il.Emit(OpCodes.Stfld, request.Arguments[index]);
        }

        il.Emit(OpCodes.Call, SenderOf(method.ReturnType));
        il.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(builder, method);
    }

    private static bool IsAddressable(Type type) => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type);

    private static MethodInfo SenderOf(Type returned)
    {
        var senders = typeof(GrainReference).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic);
        var name = returned == typeof(void) ? nameof(GrainReference.SendVoid)
            : IsValueTask(returned) ? nameof(GrainReference.SendValue)
            : nameof(GrainReference.Send);
        var sender = senders.Single(method => method.Name == name && method.IsGenericMethod == returned.IsGenericType);
        return returned.IsGenericType ? sender.MakeGenericMethod(returned.GetGenericArguments()) : sender;
    }

    private static bool IsValueTask(Type type) =>
        type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>));
}
