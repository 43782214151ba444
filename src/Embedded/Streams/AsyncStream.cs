using Orleans.Streams;

namespace Orleans.Runtime;

/// <inheritdoc cref="IAsyncStream{T}" />
internal sealed class AsyncStream<T>(StreamProvider provider, StreamId stream) : IAsyncStream<T>
{
    public string ProviderName => provider.Name;

    public StreamId StreamId => stream;

    public bool IsRewindable => provider.IsRewindable;

    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => provider.Publish(stream, item);

    public Task OnErrorAsync(Exception ex) =>
        throw new NotSupportedException("A stream doesn't fail; publish what went wrong.");

    public Task OnCompletedAsync() =>
        throw new NotSupportedException("A stream doesn't end; unsubscribe from it.");

    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        var handle = new StreamHandle<T>(provider.Subscribe(stream, RuntimeContext.Require()));
        return handle.ResumeAsync(observer);
    }

    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        var mine = provider.SubscriptionsOf(stream, RuntimeContext.Require());
        return Task.FromResult<IList<StreamSubscriptionHandle<T>>>(
            [.. mine.Select(static subscription => new StreamHandle<T>(subscription))]);
    }
}

internal sealed class StreamHandle<T>(Subscription subscription) : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => subscription.Topic.Stream;

    public override string ProviderName => subscription.Topic.Provider.Name;

    public override Guid HandleId => subscription.Id;

    public override Task UnsubscribeAsync()
    {
        RuntimeContext.Require().Streams.Remove(subscription.Id);
        subscription.End();
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(
        IAsyncObserver<T> observer, StreamSequenceToken? token = null)
    {
        ArgumentNullException.ThrowIfNull(observer);
        RuntimeContext.Require().Streams[subscription.Id] = published => published.Fault is { } fault
            ? observer.OnErrorAsync(fault)
            : observer.OnNextAsync((T)published.Item!, published.Token);
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }
}
