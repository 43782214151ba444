using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Runtime;

internal static class PersistentState
{
    public static object Create<T>(Activation activation, string name, string? storageName) =>
        new PersistentState<T>(activation, name, StorageOf(activation, storageName));

    private static IGrainStorage StorageOf(Activation activation, string? name)
    {
        var storage = string.IsNullOrWhiteSpace(name)
            ? activation.Host.Services.GetService<IGrainStorage>()
            : activation.Host.Services.GetKeyedService<IGrainStorage>(name);

        return storage ?? throw new OrleansConfigurationException(string.IsNullOrWhiteSpace(name)
            ? $"{activation.GrainId.Type} has state, but there is no default grain storage."
            : $"{activation.GrainId.Type} has state in the grain storage '{name}', and there is none of that name.");
    }
}

/// <summary>One state of one activation. Its operations run one after the other, in the order of the calls.</summary>
internal sealed class PersistentState<T> : IPersistentState<T>
{
    private readonly GrainState<T> _record = new(Empty());
    private readonly Activation _activation;
    private readonly string _name;
    private readonly IGrainStorage _storage;
    private Task _last = Task.CompletedTask;

    public PersistentState(Activation activation, string name, IGrainStorage storage)
    {
        _activation = activation;
        _name = name;
        _storage = storage;
        activation.BeforeActivation(ReadStateAsync);
    }

    public T State
    {
        get => _record.State!;
        set => _record.State = value;
    }

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) => InOrder(async () =>
    {
        await _storage.ReadStateAsync(_name, _activation.GrainId, _record, cancellationToken);
        _record.State ??= Empty();
    });

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        InOrder(() => _storage.WriteStateAsync(_name, _activation.GrainId, _record, cancellationToken));

    public Task ClearStateAsync(CancellationToken cancellationToken) => InOrder(async () =>
    {
        await _storage.ClearStateAsync(_name, _activation.GrainId, _record, cancellationToken);
        _record.State = Empty();
    });

    private static T Empty()
    {
        if (typeof(T).IsValueType || typeof(T) == typeof(string)) return default!;

        return typeof(T).GetConstructor(Type.EmptyTypes) is null
            ? (T)RuntimeHelpers.GetUninitializedObject(typeof(T))
            : Activator.CreateInstance<T>();
    }

    private Task InOrder(Func<Task> operation) => _last = RunAfter(_last, operation);

    private async Task RunAfter(Task previous, Func<Task> operation)
    {
        await previous.ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation();
        }
        catch (Exception fault) when (fault is not (OrleansException or OperationCanceledException))
        {
            throw new OrleansException(
                $"The storage of '{_name}' of {_activation.GrainId} failed: {fault.Message}", fault);
        }
    }
}
