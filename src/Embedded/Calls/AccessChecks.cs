using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>
/// Lets generated code implement internal interfaces and pass internal types, as code generated into the contract's
/// own assembly could. The runtime goes by the attribute's name, wherever it is defined.
/// </summary>
internal static class AccessChecks
{
    private const string AttributeName = "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute";

    public static void Lift(AssemblyBuilder assembly, ModuleBuilder module, Type @interface)
    {
        var attribute = DefineAttribute(module);
        foreach (var name in AssembliesOf(@interface))
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [name]));
        }
    }

    private static ConstructorInfo DefineAttribute(ModuleBuilder module)
    {
        var builder = module.DefineType(AttributeName, TypeAttributes.Public, typeof(Attribute));
        var constructor = builder.DefineConstructor(
            MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var il = constructor.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])!);
        il.Emit(OpCodes.Ret);
        return builder.CreateType().GetConstructor([typeof(string)])!;
    }

    private static IEnumerable<string> AssembliesOf(Type @interface) =>
        ProxyBuilder.MethodsOf(@interface)
            .SelectMany(static method => method.GetParameters()
                .Select(static parameter => parameter.ParameterType)
                .Append(method.ReturnType)
                .Append(method.DeclaringType!))
            .Append(@interface)
            .SelectMany(Parts)
            .Where(static type => !type.IsVisible)
            .Select(static type => type.Assembly.GetName().Name!)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
