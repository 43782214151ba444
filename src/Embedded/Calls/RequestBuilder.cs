using System.Reflection;
using System.Reflection.Emit;

namespace Orleans.Runtime;

/// <summary>A generated request class: how to make one and where its arguments go.</summary>
internal sealed record RequestType(ConstructorInfo Constructor, FieldInfo[] Arguments);

/// <summary>Generates the request class of a method: its arguments as fields, and the call.</summary>
internal static class RequestBuilder
{
    private const MethodAttributes Override =
        MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;

    public static RequestType Build(ModuleBuilder module, Type @interface, MethodInfo method, int number)
    {
        var parent = ParentOf(method.ReturnType);
        var builder = module.DefineType(
            $"{@interface.FullName}.{method.Name}#{number}", TypeAttributes.Public | TypeAttributes.Sealed, parent);
        var contract = builder.DefineField(
            "Method", typeof(MethodContract), FieldAttributes.Public | FieldAttributes.Static);
        FieldBuilder[] arguments =
        [
            .. method.GetParameters().Select((parameter, index) =>
                builder.DefineField($"Argument{index}", parameter.ParameterType, FieldAttributes.Public)),
        ];
        var constructor = builder.DefineDefaultConstructor(MethodAttributes.Public);
        DefineContract(builder, contract);
        DefineInvoke(builder, method, arguments);
        DefineGetArgument(builder, arguments);
        DefineSetArgument(builder, arguments);
        DefineCancellation(builder, arguments);

        var type = builder.CreateType();
        type.GetField("Method")!.SetValue(null, new MethodContract(@interface, method));
        return new RequestType(constructor, arguments);
    }

    private static Type ParentOf(Type returned) => returned.IsGenericType
        ? typeof(CallRequest<>).MakeGenericType(returned.GetGenericArguments())
        : typeof(CallRequest);

    private static void DefineContract(TypeBuilder builder, FieldBuilder contract)
    {
        var il = Begin(builder, "get_Contract", typeof(MethodContract));
        il.Emit(OpCodes.Ldsfld, contract);
        il.Emit(OpCodes.Ret);
    }

    // return ((IThing)target).Method(Argument0, …), as a task.
    private static void DefineInvoke(TypeBuilder builder, MethodInfo method, FieldBuilder[] arguments)
    {
        var il = Begin(builder, nameof(Request.Invoke), typeof(Task), typeof(object));
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, method.DeclaringType!);
        foreach (var argument in arguments)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, argument);
        }

        il.Emit(OpCodes.Callvirt, method);
        EmitAsTask(il, method.ReturnType);
        il.Emit(OpCodes.Ret);
    }

    private static void EmitAsTask(ILGenerator il, Type returned)
    {
        if (returned == typeof(void))
        {
            il.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        }
        else if (returned.IsValueType)
        {
            var value = il.DeclareLocal(returned);
            il.Emit(OpCodes.Stloc, value);
            il.Emit(OpCodes.Ldloca, value);
            il.Emit(OpCodes.Call, returned.GetMethod(nameof(ValueTask.AsTask))!);
        }
    }

    private static void DefineGetArgument(TypeBuilder builder, FieldBuilder[] arguments)
    {
        if (arguments.Length == 0) return;

        var il = Begin(builder, nameof(Request.GetArgument), typeof(object), typeof(int));
        EmitSwitch(il, arguments, argument =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldfld, argument);
            if (argument.FieldType.IsValueType) il.Emit(OpCodes.Box, argument.FieldType);
        });
    }

    private static void DefineSetArgument(TypeBuilder builder, FieldBuilder[] arguments)
    {
        if (arguments.Length == 0) return;

        var il = Begin(builder, nameof(Request.SetArgument), typeof(void), typeof(int), typeof(object));
        EmitSwitch(il, arguments, argument =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_2);
            il.Emit(OpCodes.Unbox_Any, argument.FieldType);
            il.Emit(OpCodes.Stfld, argument);
        });
    }

    private static void DefineCancellation(TypeBuilder builder, FieldBuilder[] arguments)
    {
        var token = Array.FindLast(arguments, static argument => argument.FieldType == typeof(CancellationToken));
        if (token is null) return;

        var get = Begin(builder, $"get_{nameof(Request.Cancellation)}", typeof(CancellationToken));
        get.Emit(OpCodes.Ldarg_0);
        get.Emit(OpCodes.Ldfld, token);
        get.Emit(OpCodes.Ret);

        var set = Begin(builder, $"set_{nameof(Request.Cancellation)}", typeof(void), typeof(CancellationToken));
        set.Emit(OpCodes.Ldarg_0);
        set.Emit(OpCodes.Ldarg_1);
        set.Emit(OpCodes.Stfld, token);
        set.Emit(OpCodes.Ret);
    }

    private static void EmitSwitch(ILGenerator il, FieldBuilder[] arguments, Action<FieldBuilder> emitCase)
    {
        var cases = Array.ConvertAll(arguments, _ => il.DefineLabel());
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Switch, cases);
        il.Emit(OpCodes.Ldstr, "index");
        il.Emit(OpCodes.Newobj, typeof(ArgumentOutOfRangeException).GetConstructor([typeof(string)])!);
        il.Emit(OpCodes.Throw);
        for (var index = 0; index < arguments.Length; index++)
        {
            il.MarkLabel(cases[index]);
            emitCase(arguments[index]);
            il.Emit(OpCodes.Ret);
        }
    }

    private static ILGenerator Begin(TypeBuilder builder, string name, Type returned, params Type[] parameters) =>
        builder.DefineMethod(name, Override, returned, parameters).GetILGenerator();
}
