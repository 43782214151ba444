using System.Reflection;
using Orleans.Streams.Core;

namespace Orleans.Runtime;

/// <summary>The request that brings an event to a subscriber.</summary>
internal sealed class StreamDelivery(Subscription subscription, StreamEvent published) : CallRequest
{
    private static readonly MethodContract Delivery = MethodContract.Internal(
        typeof(StreamDelivery).GetMethod(nameof(DeliverAsync), BindingFlags.Instance | BindingFlags.NonPublic)!);

    public override MethodContract Contract => Delivery;

    public override Task Invoke(object target) => DeliverAsync(target);

    private async Task DeliverAsync(object grain)
    {
        var activation = RuntimeContext.Require();
        activation.Streams.TryGetValue(subscription.Id, out var handler);
        if (handler is null && grain is IStreamSubscriptionObserver observer)
        {
            await observer.OnSubscribed(new StreamHandleFactory(subscription));
            activation.Streams.TryGetValue(subscription.Id, out handler);
        }

        if (handler is null) activation.Host.LogEventUnheard(subscription.Topic.Stream, activation.GrainId);
        else await handler(published);
    }
}

internal sealed class StreamHandleFactory(Subscription subscription) : IStreamSubscriptionHandleFactory
{
    public StreamId StreamId => subscription.Topic.Stream;

    public string ProviderName => subscription.Topic.Provider.Name;

    public Streams.StreamSubscriptionHandle<T> Create<T>() => new StreamHandle<T>(subscription);
}
